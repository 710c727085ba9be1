package cn.icpfiling.filing;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.identifier.BusinessRegistrationNumber;
import cn.icpfiling.platform.identifier.DomainName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Sets up one line of type-check-table.csv: records of our own by SQL, everything else at the stand-ins. */
public final class TypeCheckCase {

    private static final Instant BARRED_SINCE = Instant.parse("2026-02-01T03:04:05Z");

    private static final Map<String, String> PREFIXES = Map.of("11", "京", "31", "沪", "33", "浙", "43", "湘", "44", "粤");
    private static final Map<String, String> BEGIN_OF_CODE =
            Map.of("1", "91110000", "13", "11110000", "15", "12110000");

    private final Sql sql;
    private final KeyedHash hash;
    private final OrderContentRepository contents;

    public final Applicant asker = new Applicant();
    private final UUID stranger = Ids.next();
    private final String nature;
    private final int type;
    private final String number;
    private final String domain;
    private final String province;
    private String subjectNumber;
    private UUID subject;

    public TypeCheckCase(Sql sql, KeyedHash hash, OrderContentRepository contents, Line line) {
        this.sql = sql;
        this.hash = hash;
        this.contents = contents;
        this.province = line.province();
        var certificate = line.certificate().split("[/-]");
        this.nature = certificate[0];
        this.type = Integer.parseInt(certificate[1]);
        this.number = certificate.length == 2 ? freshNumber(type) : numberOfBefore();
        this.domain = label(line) + Ids.next().toString().substring(24) + "." + line.suffix();
        asker.certificateNumber = number;
        if (line.account().equals("holds-another")) {
            record(asker.account, freshNumber(1), 1, freshFilingNumber("11"), "11");
        }
        subject(line.subject());
        domain(line.domain());
        barred(line.blacklist());
        silent(line.silent());
    }

    /** One line of the table. */
    public record Line(
            String row,
            String province,
            String certificate,
            String subject,
            String domain,
            String old,
            String blacklist,
            String silent,
            String suffix,
            String account,
            String type,
            String missing,
            String opens) {

        public boolean opensOrder() {
            return opens.equals("yes");
        }

        public List<String> missingSources() {
            return missing.equals("-") ? List.of() : List.of(missing.split(" "));
        }

        /** The refusal with which POST /orders answers, if it does. */
        public FilingProblem refusal() {
            return switch (opens) {
                case "yes" -> null;
                case "no" -> FilingProblem.TYPE_NOT_OPENABLE;
                default -> FilingProblem.valueOf(opens);
            };
        }
    }

    /** What two of the stand-ins answer hangs on the domain's label. */
    private static String label(Line line) {
        var label = new StringBuilder(
                switch (line.old()) {
                    case "claim" -> "legacy-";
                    case "import" -> "import-";
                    case "claim-of-another" -> "otherclaim-";
                    case "loading" -> "loading-";
                    case "imported", "accessed", "direct" -> line.old() + "-";
                    default -> "ok-";
                });
        if (line.silent().contains("old")) {
            label.append("legacydown-");
        }
        if (line.silent().contains("lists")) {
            label.append("listsdown-");
        }
        return label.toString();
    }

    public Map<String, Object> question() {
        return new HashMap<>(Map.of(
                "region",
                Map.of("province", province, "city", province + "0100", "county", province + "0105"),
                "nature",
                Integer.valueOf(nature),
                "certificateType",
                type,
                "certificateNumber",
                number,
                "domain",
                domain));
    }

    private void subject(String told) {
        if (told.equals("none")) {
            return;
        }
        var where = told.substring(told.indexOf('@') + 1);
        var kind = told.substring(0, told.indexOf('@'));
        subjectNumber = freshFilingNumber(where);
        if (!kind.startsWith("elsewhere")) {
            subject = record(kind.startsWith("mine") ? asker.account : stranger, number, type, subjectNumber, where);
        }
        switch (kind) {
            case "elsewhere", "mine-empty-elsewhere" ->
                FiledAtTheAuthority.under(number, subjectNumber, subjectNumber + "-9");
            case "elsewhere-empty", "mine-empty", "theirs-empty" ->
                FiledAtTheAuthority.under(number, subjectNumber, "");
            case "mine", "theirs" -> served("LIVE", subjectNumber + "-1");
            case "mine-cancelled", "theirs-cancelled" -> served("CANCELLED", subjectNumber + "-1");
            case "mine-cancelled-empty" -> served("CANCELLED", "");
            case "mine-unknown" -> FiledAtTheAuthority.noMore(number);
            default -> throw new IllegalArgumentException(told);
        }
    }

    private void served(String access, String shownNumber) {
        service(subject, subjectNumber + "-1", Applicant.domain("site"), access);
        FiledAtTheAuthority.under(number, subjectNumber, shownNumber);
    }

    private void domain(String told) {
        switch (told) {
            case "free" -> {}
            case "live", "cancelled" -> {
                service(subject, subjectNumber + "-2", domain, told.equals("live") ? "LIVE" : "CANCELLED");
                FiledAtTheAuthority.under(domain, subjectNumber, subjectNumber + "-2");
            }
            case "same-site" ->
                FiledAtTheAuthority.under(domain, subjectNumber.replace("号", " "), subjectNumber + "－1");
            case "elsewhere" -> FiledAtTheAuthority.under(domain, subjectNumber, subjectNumber + "-9");
            case "app" -> FiledAtTheAuthority.under(domain, subjectNumber, subjectNumber + "-2A");
            case "app-and-site" ->
                FiledAtTheAuthority.shows(
                        domain,
                        FiledAtTheAuthority.item(subjectNumber, subjectNumber + "-2A")
                                + FiledAtTheAuthority.item(subjectNumber, subjectNumber + "-9"));
            case "other-elsewhere", "other-app" -> {
                var other = freshFilingNumber("44");
                FiledAtTheAuthority.under(domain, other, other + (told.endsWith("app") ? "-1A" : "-1"));
            }
            case "other-here", "other-here-cancelled" -> {
                var other = freshFilingNumber("11");
                service(
                        record(Ids.next(), freshNumber(1), 1, other, "11"),
                        other + "-1",
                        domain,
                        told.endsWith("cancelled") ? "CANCELLED" : "LIVE");
                FiledAtTheAuthority.under(domain, other, other + "-1");
            }
            default -> throw new IllegalArgumentException(told);
        }
    }

    private void barred(String told) {
        switch (told) {
            case "no" -> {}
            case "subject" -> entry(type, number);
            case "domain" -> entry(0, domain);
            case "both" -> {
                entry(type, number);
                entry(0, domain);
            }
            case "subject-asked" -> FiledAtTheAuthority.barred(number);
            case "domain-asked" -> FiledAtTheAuthority.barred(domain);
            default -> throw new IllegalArgumentException(told);
        }
    }

    private void silent(String told) {
        if (told.contains("authority") || told.contains("by-domain")) {
            FiledAtTheAuthority.silentAbout(domain);
        }
        if (told.contains("authority") || told.contains("by-certificate")) {
            FiledAtTheAuthority.silentAbout(number);
        }
    }

    private void entry(int conditionType, String value) {
        sql.update(
                "INSERT INTO authority_blacklist (condition_type, condition_index, barred, said_at) VALUES (?, ?, TRUE, ?)",
                conditionType,
                hash.of("authority_blacklist", conditionType + ":" + value),
                BARRED_SINCE);
    }

    private UUID record(UUID holder, String certificate, int certificateType, String filedUnder, String where) {
        var id = Ids.next();
        var index = contents.certificateIndex(certificateType, certificate);
        sql.update("""
                INSERT INTO subjects (id, holder, subject_number, province, nature, certificate_type, certificate_index,
                  certificate_index_b, certificate_number, name, content, status, sequence, filed_at, version)
                VALUES (?, ?, ?, ?, 4, ?, ?, ?, '', '', '', 'REGISTERED', 1, '2026-01-02 03:04:05', 0)""", id, holder, filedUnder, where, certificateType, index.a(), index.b());
        return id;
    }

    private void service(UUID of, String serviceNumber, String at, String access) {
        var id = Ids.next();
        sql.update("""
                INSERT INTO filed_services (id, subject_id, holder, service_number, kind, name, status, access_status, content,
                  filed_at, version)
                SELECT ?, id, holder, ?, 'WEBSITE', '', 'REGISTERED', ?, '', filed_at, 0 FROM subjects WHERE id = ?""", id, serviceNumber, access, of);
        sql.update(
                "INSERT INTO filed_domains (service_id, position, domain) VALUES (?, 0, ?)",
                id,
                DomainName.parse(at).ascii());
    }

    private static String freshFilingNumber(String where) {
        return PREFIXES.get(where)
                + "ICP备9%09d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000));
    }

    private static String freshNumber(int type) {
        var random = ThreadLocalRandom.current();
        return switch (type) {
            case 1, 13, 15 -> Applicant.creditCode(BEGIN_OF_CODE.get(Integer.toString(type)));
            case 2 -> residentId("110105%04d0101%03d".formatted(random.nextInt(1950, 2000), random.nextInt(1000)));
            case 14 -> "H%08d".formatted(random.nextInt(100_000_000));
            default -> "A%012d".formatted(random.nextLong(1_000_000_000_000L));
        };
    }

    /** A business licence's number of before 2015-10-01. */
    private static String numberOfBefore() {
        var digits = "110108%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        return IntStream.range(0, 10)
                .mapToObj(last -> digits + last)
                .filter(number -> BusinessRegistrationNumber.check(number).isValid())
                .findFirst()
                .orElseThrow();
    }

    /** GB 11643: the check digit for seventeen digits. */
    private static String residentId(String digits) {
        var sum = 0;
        for (var at = 0; at < digits.length(); at++) {
            sum += (digits.charAt(at) - '0') * ((1 << (17 - at)) % 11);
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
