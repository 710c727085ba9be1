package cn.icpfiling.filing.core.entry;

import java.util.List;
import java.util.regex.Pattern;

/** What the applicant entered about the service. Missing values are null; lists never are. Bit sets need 64 bits. */
public record ServicePart(
        String serviceNumber,
        String name,
        List<String> domains,
        String homePage,
        Long contentTypes,
        String contentNote,
        Long preApprovals,
        List<Integer> languages,
        Long accessMode,
        Long serverLocation,
        String remark,
        Person principal) {

    public static final ServicePart NOTHING =
            new ServicePart(null, null, null, null, null, null, null, null, null, null, null, null);

    private static final Pattern SEMICOLON = Pattern.compile("[;；]");

    public ServicePart {
        domains = domains == null ? List.of() : List.copyOf(domains);
        languages = languages == null ? List.of() : List.copyOf(languages);
    }

    /** The names of the site, which a semicolon separates. */
    public List<String> names() {
        return name == null
                ? List.of()
                : SEMICOLON
                        .splitAsStream(name)
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
    }

    /** A filed service is paid for, so its change needs no service number. */
    public ServicePart withoutServiceNumber() {
        return new ServicePart(
                null,
                name,
                domains,
                homePage,
                contentTypes,
                contentNote,
                preApprovals,
                languages,
                accessMode,
                serverLocation,
                remark,
                principal);
    }

    @Override
    public String toString() {
        return "ServicePart" + domains;
    }
}
