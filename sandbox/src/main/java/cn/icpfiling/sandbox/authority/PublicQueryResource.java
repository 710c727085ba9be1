package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.sandbox.refusal.Fields;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The authority's public query: the filing of a domain, a number or a name. */
@Path("/authority/public-query")
@PermitAll
@RunOnVirtualThread
final class PublicQueryResource {

    private static final Pattern NUMBER = Pattern.compile("(\\p{IsHan})ICP备(\\d{8}|\\d{10})号?(?:-(\\d+))?");

    private final Filings filings;

    PublicQueryResource(Filings filings) {
        this.filings = filings;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Answer query(
            @QueryParam("domain") String domain, @QueryParam("number") String number, @QueryParam("name") String name) {
        var asked = Stream.of(domain, number, name)
                .filter(PublicQueryResource::filled)
                .count();
        new Fields()
                .check(asked == 1, "", "REQUIRED", "exactly one of domain, number and name is asked for")
                .refuseIfWrong();
        return new Answer(find(domain, number, name).stream().map(Filed::of).toList());
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(
            @QueryParam("domain") String domain, @QueryParam("number") String number, @QueryParam("name") String name) {
        var asked = filled(domain) || filled(number) || filled(name);
        return Templates.publicQuery(
                asked ? find(domain, number, name).stream().map(Filed::of).toList() : List.of(), asked);
    }

    private List<Filings.Entry> find(String domain, String number, String name) {
        if (filled(domain)) {
            return byDomain(domain);
        }
        return filled(number) ? byNumber(number) : filings.ofSponsor(name.strip());
    }

    private List<Filings.Entry> byDomain(String domain) {
        try {
            var ascii = DomainName.parse(domain).ascii();
            return filings.ofDomain(ascii).stream().toList();
        } catch (IllegalArgumentException notADomain) {
            return List.of();
        }
    }

    /** Footers omit 号 and contain spaces; 川 and 甘 are written for 蜀 and 陇. */
    private List<Filings.Entry> byNumber(String number) {
        var parts = NUMBER.matcher(number.replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT));
        if (!parts.matches()) {
            return List.of();
        }
        var prefix = switch (parts.group(1)) {
            case "川" -> "蜀";
            case "甘" -> "陇";
            default -> parts.group(1);
        };
        var subject = prefix + "ICP备" + parts.group(2) + "号";
        return parts.group(3) == null
                ? filings.ofSubjectNumber(subject)
                : filings.ofServiceNumber(subject + "-" + parts.group(3)).stream()
                        .toList();
    }

    private static boolean filled(String text) {
        return text != null && !text.isBlank();
    }

    record Answer(List<Filed> items) {}

    record Filed(
            String sponsor,
            String nature,
            String subjectNumber,
            String serviceNumber,
            String siteName,
            List<String> domains,
            LocalDate filedOn) {

        static Filed of(Filings.Entry entry) {
            return new Filed(
                    entry.sponsor(),
                    entry.nature(),
                    entry.subjectNumber(),
                    entry.site().serviceNumber(),
                    entry.site().name(),
                    entry.site().domains(),
                    LegalTime.dayOf(entry.filedAt()));
        }
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        static native TemplateInstance publicQuery(List<Filed> filings, boolean asked);

        private Templates() {}
    }
}
