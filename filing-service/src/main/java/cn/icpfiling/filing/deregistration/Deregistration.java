package cn.icpfiling.filing.deregistration;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a holder brings to end a filing.
 *
 * @param filingPassword asked for on days when the authority's SMS does not stand in its place
 */
record Deregistration(
        @Size(max = 128) String impactToken,
        @Pattern(regexp = "^[\\x21-\\x7E]{1,64}$") String filingPassword) {

    @Override
    public String toString() {
        return "Deregistration";
    }
}
