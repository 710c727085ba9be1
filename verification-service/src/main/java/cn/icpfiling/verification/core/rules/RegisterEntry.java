package cn.icpfiling.verification.core.rules;

/** @param represented by whom the filing says; true also when it names nobody as that */
public record RegisterEntry(RegisterStatus status, boolean represented) {}
