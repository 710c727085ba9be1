package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.numbers.InstanceProduct;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;

/**
 * What the holder can do while the order waits for others.
 *
 * @param product to which it applies
 * @param address of the page; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WaitingStep(
        @NotNull Kind step,
        @NotNull InstanceProduct product,
        @NotNull String text,
        String address) {

    /** What is done. */
    public enum Kind {
        /** Points the domain to the instance; a site that is not filed yet must not be reached. */
        POINT_DNS,
        /** Has the source checked for vulnerabilities and content at risk. */
        CHECK_SECURITY
    }
}
