package cn.icpfiling.filing.prefill;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The acceptance of an offer.
 *
 * @param secret at the end of the link; in the body, so that no log shows it beside an account
 */
record PrefilledOrderAcceptance(
        @NotNull @Size(min = 1, max = 64) String secret) {

    @Override
    public String toString() {
        return "PrefilledOrderAcceptance";
    }
}
