package cn.icpfiling.filing.provider;

import cn.icpfiling.filing.core.numbers.InstanceProduct;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A profile as an administrator sends it.
 *
 * @param callNumbers the numbers from which the provider calls; holders should answer them
 * @param supportAddress the page or mailbox of the support; null if there is none
 * @param dnsGuides how to point a domain to an instance
 * @param securityChecks where the source of a site is checked for vulnerabilities and content at risk; null in earlier versions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProfileContent(
        @NotNull @Valid Bilingual name,

        @NotNull @Size(min = 1, max = 10) List<@NotNull @Pattern(regexp = "^[0-9][0-9-]{2,19}$") String> callNumbers,

        @Size(max = 300) @Pattern(regexp = "^(https://|mailto:)[\\x21-\\x7E]+$")
        String supportAddress,

        @NotNull @Size(max = 50) List<@NotNull @Valid Guide> dnsGuides,
        @Size(max = 50) List<@NotNull @Valid Check> securityChecks) {

    /**
     * One guide.
     *
     * @param address of a page with more information; may be null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Guide(
            @NotNull InstanceProduct product,
            @NotNull @Valid Bilingual text,

            @Size(max = 300) @Pattern(regexp = "^https://[\\x21-\\x7E]+$")
            String address) {}

    /** One check: the page of a product, and what it does. */
    record Check(
            @NotNull InstanceProduct product,
            @NotNull @Valid Bilingual text,

            @NotNull @Size(max = 300) @Pattern(regexp = "^https://[\\x21-\\x7E]+$")
            String address) {}
}
