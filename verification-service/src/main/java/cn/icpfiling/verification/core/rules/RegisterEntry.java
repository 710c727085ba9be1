package cn.icpfiling.verification.core.rules;

/**
 * @param represented whether the person named in the filing is the legal representative; true also if the filing names
 *     none
 */
public record RegisterEntry(RegisterStatus status, boolean represented) {}
