package cn.icpfiling.filing.core;

/**
 * Why the provider itself ends a record or its access to a service.
 *
 * @param reason a code of the catalogue of endings
 */
public record ProviderGround(String reason) {}
