package cn.icpfiling.inspection.core.networks;

import java.time.LocalDate;

/**
 * A line of a provider's list: addresses, where they are, and the legal days on which they are the provider's.
 *
 * @param region a code of the catalogue of regions
 * @param validFrom first day
 * @param validTo last day; null if no end is known
 */
public record Network(Cidr cidr, String region, LocalDate validFrom, LocalDate validTo) {

    public boolean isValidOn(LocalDate day) {
        return !validFrom.isAfter(day) && (validTo == null || !validTo.isBefore(day));
    }

    /** Whether both are valid on at least one day. */
    public boolean sharesADayWith(Network other) {
        return (other.validTo == null || !validFrom.isAfter(other.validTo))
                && (validTo == null || !other.validFrom.isAfter(validTo));
    }
}
