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
        @NotNull List<DnsGuide> dnsGuides) {

    /** How to point a domain to an instance of a product. */
    public record DnsGuide(
            @NotNull InstanceProduct product, @NotNull String text, String address) {}

    static ProviderProfile of(int version, ProfileContent content, Locale locale) {
        return new ProviderProfile(
                version,
                content.name().in(locale),
                content.callNumbers(),
                content.supportAddress(),
                content.dnsGuides().stream()
                        .map(guide -> new DnsGuide(guide.product(), guide.text().in(locale), guide.address()))
                        .toList());
    }
}
