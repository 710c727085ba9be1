package cn.icpfiling.filing.provider;

import cn.icpfiling.filing.core.numbers.InstanceProduct;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;

/** The provider's profile in the reader's language. */
public record ProviderProfile(
        @NotNull int version,
        @NotNull String name,
        @NotNull List<String> callNumbers,
        String supportAddress,
        @NotNull List<DnsGuide> dnsGuides,
        List<SecurityCheck> securityChecks) {

    /** How to point a domain to an instance of a product. */
    public record DnsGuide(
            @NotNull InstanceProduct product, @NotNull String text, String address) {}

    /** The page on which the source of a site on the product is checked for vulnerabilities and content at risk. */
    public record SecurityCheck(
            @NotNull InstanceProduct product,
            @NotNull String text,
            @NotNull String address) {}

    static ProviderProfile of(int version, ProfileContent content, Locale locale) {
        return new ProviderProfile(
                version,
                content.name().in(locale),
                content.callNumbers(),
                content.supportAddress(),
                content.dnsGuides().stream()
                        .map(guide -> new DnsGuide(guide.product(), guide.text().in(locale), guide.address()))
                        .toList(),
                content.securityChecks() == null
                        ? List.of()
                        : content.securityChecks().stream()
                                .map(check -> new SecurityCheck(
                                        check.product(), check.text().in(locale), check.address()))
                                .toList());
    }
}
