package cn.icpfiling.verification.core.rules;

/**
 * A registrar as a registry names it.
 *
 * @param name null when only the id is given
 * @param ianaId null when the registry gives none, as .cn does
 */
public record Registrar(String name, Integer ianaId) {}
