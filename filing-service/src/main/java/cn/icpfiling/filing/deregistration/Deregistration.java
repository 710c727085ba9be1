package cn.icpfiling.filing.deregistration;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The holder's request to end a filing.
 *
 * @param filingPassword required on days when the authority's SMS does not replace it
 */
record Deregistration(
        @Size(max = 128) String impactToken,
        @Pattern(regexp = "^[\\x21-\\x7E]{1,64}$") String filingPassword) {

    @Override
    public String toString() {
        return "Deregistration";
    }
}
