package cn.icpfiling.inspection.core.networks;

import java.util.UUID;

/**
 * Whose an address is, and where it is.
 *
 * @param region a code of the catalogue of regions
 * @param mainland whether the region is on the mainland; Hong Kong, Macao and Taiwan are not (docs/trade.md 3.4)
 */
public record NetworkOwner(UUID provider, String region, boolean mainland) {}
