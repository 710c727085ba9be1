package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The register: what is filed under which number. */
@ApplicationScoped
class Filings {

    private static final String ENTRIES = """
            SELECT f.sponsor, f.nature, f.subject_number, f.filed_at, s.service_number, s.wzxh, s.site_name
            FROM authority_filing f LEFT JOIN authority_service s ON s.subject_number = f.subject_number
            WHERE\s""";

    private static final Site NO_SITE = new Site("", "", "", List.of());

    private final Sql sql;

    Filings(Sql sql) {
        this.sql = sql;
    }

    /** Service numbers run from -1 in the record's order. */
    List<Site> add(String subjectNumber, Orders.Order order, byte[] passwordHash, Instant at) {
        var filing = order.filing();
        sql.update(
                """
                INSERT INTO authority_filing (subject_number, baxh, sponsor, nature, certificate_type,
                  certificate_number, password_hash, filed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                subjectNumber,
                order.baxh(),
                filing.sponsor(),
                filing.nature(),
                filing.certificateType(),
                upper(filing.certificateNumber()),
                passwordHash,
                at);
        var sites = new ArrayList<Site>();
        for (var site : filing.sites()) {
            String serviceNumber = subjectNumber + "-" + (sites.size() + 1);
            sql.update(
                    "INSERT INTO authority_service (service_number, subject_number, wzxh, site_name) VALUES (?, ?, ?, ?)",
                    serviceNumber,
                    subjectNumber,
                    site.id(),
                    site.name());
            var domains = site.domains().stream()
                    .map(domain -> DomainName.parse(domain).ascii())
                    .distinct()
                    .toList();
            for (String domain : domains) {
                sql.update(
                        "INSERT INTO authority_domain (domain, service_number) VALUES (?, ?)", domain, serviceNumber);
            }
            sites.add(new Site(site.id(), serviceNumber, site.name(), domains));
        }
        return sites;
    }

    Optional<String> heldBy(String certificateType, String certificateNumber) {
        return sql.first(
                row -> row.text("subject_number"),
                "SELECT subject_number FROM authority_filing WHERE certificate_type = ? AND certificate_number = ?",
                certificateType,
                upper(certificateNumber));
    }

    Optional<Entry> ofDomain(String ascii) {
        return entries("s.service_number = (SELECT service_number FROM authority_domain WHERE domain = ?)", ascii)
                .stream()
                .findFirst();
    }

    List<Entry> ofCertificate(String certificateType, String certificateNumber) {
        return entries(
                "f.certificate_type = ? AND f.certificate_number = ?", certificateType, upper(certificateNumber));
    }

    List<Entry> ofSubjectNumber(String number) {
        return entries("f.subject_number = ?", number);
    }

    List<Entry> ofServiceNumber(String number) {
        return entries("s.service_number = ?", number);
    }

    List<Entry> ofSponsor(String name) {
        return entries("f.sponsor = ?", name);
    }

    /** By the provider's order or by the subject number. */
    Optional<Secret> secret(String baxhOrNumber) {
        return sql.first(
                row -> new Secret(row.text("baxh"), row.bytes("password_hash")),
                "SELECT baxh, password_hash FROM authority_filing WHERE baxh = ? OR subject_number = ?",
                baxhOrNumber,
                baxhOrNumber);
    }

    private List<Entry> entries(String where, Object... values) {
        return sql.list(
                row -> new Entry(
                        row.text("sponsor"),
                        row.text("nature"),
                        row.text("subject_number"),
                        row.time("filed_at"),
                        site(row.text("wzxh"), row.text("service_number"), row.text("site_name"))),
                ENTRIES + where + " ORDER BY f.filed_at, s.service_number LIMIT 200",
                values);
    }

    /** A subject without services is shown without any. */
    private Site site(String id, String serviceNumber, String name) {
        return serviceNumber == null ? NO_SITE : new Site(id, serviceNumber, name, domains(serviceNumber));
    }

    /** One website; its subject stays, empty when it was the last. False when there is no such service. */
    boolean deregisterService(String serviceNumber) {
        sql.update("DELETE FROM authority_domain WHERE service_number = ?", serviceNumber);
        return sql.update("DELETE FROM authority_service WHERE service_number = ?", serviceNumber) == 1;
    }

    /** A subject with all of its websites. False when there is no such subject. */
    boolean deregisterSubject(String subjectNumber) {
        sql.update("""
                DELETE FROM authority_domain WHERE service_number IN
                  (SELECT service_number FROM authority_service WHERE subject_number = ?)""", subjectNumber);
        sql.update("DELETE FROM authority_service WHERE subject_number = ?", subjectNumber);
        return sql.update("DELETE FROM authority_filing WHERE subject_number = ?", subjectNumber) == 1;
    }

    private List<String> domains(String serviceNumber) {
        return sql.list(
                row -> row.text("domain"),
                "SELECT domain FROM authority_domain WHERE service_number = ? ORDER BY domain",
                serviceNumber);
    }

    private static String upper(String number) {
        return number.strip().toUpperCase(Locale.ROOT);
    }

    /** One filed website. */
    record Site(String id, String serviceNumber, String name, List<String> domains) {}

    /** One line of the register. */
    record Entry(String sponsor, String nature, String subjectNumber, Instant filedAt, Site site) {}

    /** What a filing password is checked against. */
    record Secret(String baxh, byte[] hash) {}
}
