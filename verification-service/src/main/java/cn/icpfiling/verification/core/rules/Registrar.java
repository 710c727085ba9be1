package cn.icpfiling.verification.core.rules;

/**
 * A registrar as a registry names it.
 *
 * @param name null if the registry gives only the id
 * @param ianaId null if the registry gives none, as .cn does
 */
public record Registrar(String name, Integer ianaId) {}
