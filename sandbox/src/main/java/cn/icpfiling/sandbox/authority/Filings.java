package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.identifier.Notation;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The register of filings by number. Ended entries keep their rows, so that no number is given again, but no query
 * returns them. Unique keys over the live entries prevent duplicates.
 */
@ApplicationScoped
class Filings {

    private static final String ENTRIES = """
            SELECT f.sponsor, f.nature, f.subject_number, COALESCE(s.filed_at, f.filed_at) AS shown_at,
              s.service_number, s.wzxh, s.site_name
            FROM authority_filings f
            LEFT JOIN authority_services s ON s.subject_number = f.subject_number AND s.ended_at IS NULL
            WHERE f.ended_at IS NULL AND\s""";

    private final Sql sql;
    private final FiledElsewhere elsewhere;

    Filings(Sql sql, FiledElsewhere elsewhere) {
        this.sql = sql;
        this.elsewhere = elsewhere;
    }

    /** {@code baxh} and {@code passwordHash} are null for a filing of another provider. */
    void addSubject(String number, String baxh, Holder holder, byte[] passwordHash, Instant at) {
        sql.update(
                """
                INSERT INTO authority_filings (subject_number, baxh, sponsor, nature, certificate_type,
                  certificate_number, password_hash, filed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                number,
                baxh,
                holder.sponsor(),
                holder.nature(),
                holder.certificateType(),
                upper(holder.certificateNumber()),
                passwordHash,
                at);
    }

    /**
     * Uses the subject's next number. The counter only grows, so the number of an ended site is not given again.
     *
     * @param wzxh the provider's reference; empty for a filing of another provider
     * @param accessedAt since when this provider has access; null without access
     */
    Site addSite(
            String subjectNumber, String wzxh, String name, List<String> ascii, Instant filedAt, Instant accessedAt) {
        sql.update(
                "UPDATE authority_filings SET last_service = last_service + 1 WHERE subject_number = ?", subjectNumber);
        long sequence = sql.first(
                        row -> row.number("last_service"),
                        "SELECT last_service FROM authority_filings WHERE subject_number = ?",
                        subjectNumber)
                .orElseThrow();
        var serviceNumber = subjectNumber + "-" + sequence;
        sql.update("""
                INSERT INTO authority_services (service_number, subject_number, wzxh, site_name, filed_at, accessed_at)
                VALUES (?, ?, ?, ?, ?, ?)""", serviceNumber, subjectNumber, wzxh, name, filedAt, accessedAt);
        for (var domain : ascii) {
            sql.update("INSERT INTO authority_domains (domain, service_number) VALUES (?, ?)", domain, serviceNumber);
        }
        return new Site(wzxh, serviceNumber, name, ascii);
    }

    /** Locks the live subject with the number until the transaction ends. */
    Optional<Subject> lock(String number) {
        return sql.first(
                row -> new Subject(row.text("subject_number"), row.text("sponsor"), row.text("nature")),
                "SELECT * FROM authority_filings WHERE subject_number = ? AND ended_at IS NULL FOR UPDATE",
                number);
    }

    void replaceHolder(String number, Holder holder) {
        sql.update(
                """
                UPDATE authority_filings SET sponsor = ?, nature = ?, certificate_type = ?, certificate_number = ?
                WHERE subject_number = ?""",
                holder.sponsor(),
                holder.nature(),
                holder.certificateType(),
                upper(holder.certificateNumber()),
                number);
    }

    void giveAccess(String serviceNumber, String wzxh, Instant at) {
        sql.update(
                "UPDATE authority_services SET wzxh = ?, accessed_at = ? WHERE service_number = ?",
                wzxh,
                at,
                serviceNumber);
    }

    /** Renames the site and ends its domains that are not among the given ones. */
    void changeSite(Site now, List<String> domainsBefore, Instant at) {
        sql.update(
                "UPDATE authority_services SET site_name = ?, wzxh = ? WHERE service_number = ?",
                now.name(),
                now.id(),
                now.serviceNumber());
        for (var domain : domainsBefore) {
            if (!now.domains().contains(domain)) {
                sql.update(
                        "UPDATE authority_domains SET ended_at = ? WHERE domain = ? AND service_number = ?",
                        at,
                        domain,
                        now.serviceNumber());
            }
        }
    }

    void endSite(String serviceNumber, Instant at) {
        sql.update(
                "UPDATE authority_domains SET ended_at = ? WHERE service_number = ? AND ended_at IS NULL",
                at,
                serviceNumber);
        sql.update(
                "UPDATE authority_services SET ended_at = ? WHERE service_number = ? AND ended_at IS NULL",
                at,
                serviceNumber);
    }

    void endSubject(String number, Instant at) {
        sql.update("""
                UPDATE authority_domains SET ended_at = ? WHERE ended_at IS NULL
                  AND service_number IN (SELECT service_number FROM authority_services WHERE subject_number = ?)""", at, number);
        sql.update(
                "UPDATE authority_services SET ended_at = ? WHERE subject_number = ? AND ended_at IS NULL", at, number);
        sql.update("UPDATE authority_filings SET ended_at = ? WHERE subject_number = ?", at, number);
    }

    /** Whether this provider filed the subject, or ever had access to one of its sites. */
    boolean subjectIsHere(String number) {
        return sql.first(row -> row.text("subject_number"), """
                SELECT f.subject_number FROM authority_filings f WHERE f.subject_number = ? AND (f.baxh IS NOT NULL
                  OR EXISTS (SELECT 1 FROM authority_services s
                             WHERE s.subject_number = f.subject_number AND s.accessed_at IS NOT NULL))""", number).isPresent();
    }

    boolean siteIsHere(String serviceNumber) {
        return sql.first(
                        row -> row.text("service_number"),
                        "SELECT service_number FROM authority_services WHERE service_number = ? AND accessed_at IS NOT NULL",
                        serviceNumber)
                .isPresent();
    }

    /** Whether the number was ever given or entered, live or not. */
    boolean knows(String subjectNumber) {
        return sql.first(
                        row -> row.text("subject_number"),
                        "SELECT subject_number FROM authority_filings WHERE subject_number = ?",
                        subjectNumber)
                .isPresent();
    }

    Optional<String> heldBy(String certificateType, String certificateNumber) {
        return sql.first(row -> row.text("subject_number"), """
                SELECT subject_number FROM authority_filings
                WHERE certificate_type = ? AND certificate_number = ? AND ended_at IS NULL""", certificateType, upper(certificateNumber));
    }

    /** Also returns the invented entry of a filed-elsewhere- domain. */
    Optional<Entry> ofDomain(String ascii) {
        return entries(
                        "s.service_number = (SELECT service_number FROM authority_domains WHERE domain = ? AND live = 1)",
                        ascii)
                .stream()
                .findFirst()
                .or(() -> madeUp(ascii));
    }

    /**
     * Returns the invented entry until its number is in the register. From then on the register has the entry, live or
     * ended.
     */
    Optional<Entry> madeUp(String ascii) {
        return elsewhere.entry(ascii).filter(entry -> !knows(entry.subjectNumber()));
    }

    /** A subject without a site has one entry, whose site is {@link Site#NONE}. */
    List<Entry> ofCertificate(String certificateType, String certificateNumber) {
        return entries(
                "f.certificate_type = ? AND f.certificate_number = ?", certificateType, upper(certificateNumber));
    }

    List<Entry> ofSubjectNumber(String number) {
        return entries("f.subject_number = ?", number);
    }

    Optional<Entry> ofServiceNumber(String number) {
        return entries("s.service_number = ?", number).stream().findFirst();
    }

    List<Entry> ofSponsor(String name) {
        return entries("f.sponsor = ?", name);
    }

    /**
     * Finds the password by the provider's order or by the subject number. Empty for an ended entry or one without a
     * password here.
     */
    Optional<Secret> secret(String baxhOrNumber) {
        return sql.first(
                row -> new Secret(row.text("salt"), row.bytes("password_hash")), """
                SELECT COALESCE(baxh, subject_number) AS salt, password_hash FROM authority_filings
                WHERE (baxh = ? OR subject_number = ?) AND password_hash IS NOT NULL AND ended_at IS NULL""", baxhOrNumber, baxhOrNumber);
    }

    private List<Entry> entries(String where, Object... values) {
        return sql.list(
                row -> new Entry(
                        row.text("sponsor"),
                        row.text("nature"),
                        row.text("subject_number"),
                        row.time("shown_at"),
                        row.text("service_number") == null
                                ? Site.NONE
                                : new Site(
                                        row.text("wzxh"),
                                        row.text("service_number"),
                                        row.text("site_name"),
                                        domains(row.text("service_number")))),
                ENTRIES + where
                        + " ORDER BY f.filed_at, f.subject_number, LENGTH(s.service_number), s.service_number LIMIT 200",
                values);
    }

    private List<String> domains(String serviceNumber) {
        return sql.list(
                row -> row.text("domain"),
                "SELECT domain FROM authority_domains WHERE service_number = ? AND ended_at IS NULL ORDER BY domain",
                serviceNumber);
    }

    static String upper(String number) {
        return Notation.tidy(number);
    }

    /** The holder of a filing. */
    record Holder(String sponsor, String nature, String certificateType, String certificateNumber) {

        static Holder of(UploadedFiling filing) {
            return new Holder(filing.sponsor(), filing.nature(), filing.certificateType(), filing.certificateNumber());
        }
    }

    /** The fields of a subject that a decision needs. */
    record Subject(String number, String sponsor, String nature) {}

    /** One filed website. */
    record Site(String id, String serviceNumber, String name, List<String> domains) {

        static final Site NONE = new Site("", "", "", List.of());
    }

    /** One line of the register. */
    record Entry(String sponsor, String nature, String subjectNumber, Instant filedAt, Site site) {}

    /** The data to check a filing password. */
    record Secret(String salt, byte[] hash) {}
}
