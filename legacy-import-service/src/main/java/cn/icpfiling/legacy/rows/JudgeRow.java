package cn.icpfiling.legacy.rows;

import cn.icpfiling.legacy.core.FilingContent;
import cn.icpfiling.legacy.core.FilingContent.SecondContact;
import cn.icpfiling.legacy.core.HashCost;
import cn.icpfiling.legacy.core.LegacyPerson;
import cn.icpfiling.legacy.core.LegacyProduct;
import cn.icpfiling.legacy.core.PasswordScheme;
import cn.icpfiling.legacy.core.SiteContent;
import cn.icpfiling.legacy.core.SiteContent.Access;
import cn.icpfiling.platform.identifier.FilingNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges a row by the schema of its kind: all faults at once, or the row in canonical form. */
public final class JudgeRow {
    private static final List<String> CONTACTS =
            List.of("principal_mobile", "principal_office_phone", "principal_mail");
    private static final Map<String, LegacyProduct> PRODUCTS = Map.of(
            "ICP", LegacyProduct.ICP,
            "WANGPU", LegacyProduct.WANGPU,
            "旺铺", LegacyProduct.WANGPU,
            "ENTERPRISE_SITE", LegacyProduct.ENTERPRISE_SITE,
            "企业官网", LegacyProduct.ENTERPRISE_SITE);
    private static final Pattern REGION = Pattern.compile("[0-9]{6}");
    private static final Pattern TYPE = Pattern.compile("[A-Z0-9_]{1,32}");
    private static final Pattern KEY = Pattern.compile("(?!.*\\.\\.)(?!/)[A-Za-z0-9/._-]{1,255}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,31}/[a-z0-9.+-]{1,31}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern LOGIN = Pattern.compile("\\S{1,200}");
    /** The kinds of paper that filing-service has; a test compares them with its contract. */
    public static final Set<String> PAPER_KINDS = Set.of(
            "SUBJECT_CERTIFICATE",
            "SUBJECT_PRINCIPAL_ID",
            "SERVICE_PRINCIPAL_ID",
            "VERIFICATION_SHEET",
            "LETTER_OF_AUTHORITY",
            "PRE_APPROVAL",
            "DOMAIN_PROOF",
            "CHANGE_PROOF",
            "DOMAIN_CERTIFICATE",
            "RESIDENCE_PROOF",
            "WORK_PROOF",
            "PLEDGE",
            "SITE_PLAN",
            "SUPERVISOR_APPROVAL",
            "ORIGINAL_FILING",
            "HAND_HELD_PHOTO",
            "APPLICANT_ID_FRONT",
            "APPLICANT_ID_BACK");
    /** The bounds of filing-service: it would refuse a filing with more each time. */
    private static final int MOST_LANGUAGES = 17;

    private static final int MOST_ACCESSES = 20;
    private static final int MOST_ADDRESSES = 64;
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern ACCESS = Pattern.compile("([0-9]{1,18})/([0-9]{0,18})/([0-9A-Fa-f.: ]{0,4096})");

    private final LoadKind kind;
    private final Instant now;

    public JudgeRow(LoadKind kind, Instant now) {
        this.kind = kind;
        this.now = now;
    }

    public JudgedRow judge(RawRow raw) {
        if (raw.fault() != null) {
            return new JudgedRow(raw, null, List.of(RowFault.of(raw.fault())));
        }
        var fields = new Fields(raw, kind, now);
        fields.checkAll();
        if (!fields.faults().isEmpty()) {
            return new JudgedRow(raw, null, fields.faults());
        }
        var row = switch (kind) {
            case ACCOUNTS -> account(raw.line(), fields);
            case SUBJECTS -> subject(raw.line(), fields);
            case SITES -> site(raw.line(), fields);
            case DOMAINS -> domain(raw.line(), fields);
            case ORDERS -> order(raw.line(), fields);
            case PAPERS -> paper(raw.line(), fields);
        };
        return new JudgedRow(raw, fields.faults().isEmpty() ? row : null, fields.faults());
    }

    private static LoadedRow account(long line, Fields fields) {
        var id = fields.id("account_id");
        var login = fields.matching("login", LOGIN, FaultCode.MAIL_MALFORMED);
        var mail = fields.mail("mail");
        var hash = fields.text("password_hash");
        var scheme = hash == null ? null : scheme(fields, hash);
        var activated = fields.bool("activated");
        var registered = fields.moment("registered_at");
        return fields.faults().isEmpty()
                ? new LoadedRow.AccountRow(line, id, login, mail, scheme, hash, activated, registered)
                : null;
    }

    /** A hash that no password can match would look like a forgotten password to its owner: the row is set aside. */
    private static String scheme(Fields fields, String hash) {
        var named = fields.text("password_scheme");
        var scheme = PasswordScheme.of(named);
        if (scheme.isEmpty()) {
            fields.fault("password_scheme", named == null ? FaultCode.REQUIRED : FaultCode.CODE_UNKNOWN);
        } else if (HashCost.isTooCostly(scheme.get().id(), hash)) {
            fields.fault("password_hash", FaultCode.HASH_TOO_COSTLY);
        } else if (!scheme.get().isForm(hash)) {
            fields.fault("password_hash", FaultCode.HASH_MALFORMED);
        }
        return scheme.map(PasswordScheme::id).orElse(null);
    }

    private static LoadedRow subject(long line, Fields fields) {
        var id = fields.id("subject_id");
        var account = fields.id("account_id");
        var product = PRODUCTS.get(fields.text("product"));
        if (product == null) {
            fields.fault("product", FaultCode.CODE_UNKNOWN);
        }
        var number = fields.filingNumber("subject_number", true);
        var province = province(fields, number);
        var city = fields.matching("city", REGION, FaultCode.CODE_UNKNOWN);
        var county = fields.matching("county", REGION, FaultCode.CODE_UNKNOWN);
        var nature = fields.small("nature");
        var type = type(fields, "certificate_type");
        if (nature != null && !CertificateCheck.isNature(nature)) {
            fields.fault("nature", FaultCode.CODE_UNKNOWN);
        } else if (nature != null && type != null && !CertificateCheck.fits(nature, type)) {
            fields.fault("certificate_type", FaultCode.CERTIFICATE_TYPE_MISMATCH);
        }
        var certificate = fields.certificate("certificate_number", type);
        var principal = person(fields);
        var secondMail = fields.mail("second_contact_mail");
        var submitted = fields.moment("submitted_at");
        var later = fields.bool("accessed_elsewhere_later");
        if (!fields.faults().isEmpty()) {
            return null;
        }
        var content = new FilingContent(
                fields.text("name"),
                fields.text("certificate_address"),
                fields.text("mailing_address"),
                fields.text("remark"),
                principal,
                second(fields, secondMail));
        return new LoadedRow.SubjectRow(
                line,
                id,
                account,
                product,
                number.toString(),
                province,
                city,
                county,
                nature,
                type,
                certificate,
                content,
                submitted,
                Boolean.TRUE.equals(later));
    }

    private static String province(Fields fields, FilingNumber number) {
        var province = Provinces.code(fields.text("province"));
        if (province.isEmpty()) {
            fields.fault("province", FaultCode.PROVINCE_UNKNOWN);
        } else if (number != null && !number.province().equals(province.get())) {
            fields.fault("province", FaultCode.PROVINCE_MISMATCH);
        }
        return province.orElse(null);
    }

    private static Integer type(Fields fields, String column) {
        var type = fields.small(column);
        if (type != null && !CertificateCheck.isType(type)) {
            fields.fault(column, FaultCode.CODE_UNKNOWN);
            return null;
        }
        return type;
    }

    /** Returns the principal; null if the row names none. A contact without a person would be lost, for nothing else keeps it. */
    private static LegacyPerson person(Fields fields) {
        var name = fields.text("principal_name");
        var type = type(fields, "principal_certificate_type");
        if (type != null && !CertificateCheck.isOfPerson(type)) {
            fields.fault("principal_certificate_type", FaultCode.CERTIFICATE_TYPE_MISMATCH);
        }
        var number = fields.certificate("principal_certificate_number", type);
        var mail = fields.mail("principal_mail");
        var legal = fields.bool("principal_is_legal_representative");
        var hasNumber = fields.text("principal_certificate_number") != null;
        var hasContact = CONTACTS.stream().anyMatch(column -> fields.text(column) != null);
        if (name == null && !hasNumber && !hasContact) {
            return null;
        }
        if (name == null) {
            fields.fault("principal_name", FaultCode.REQUIRED);
        }
        if (!hasNumber) {
            fields.fault("principal_certificate_number", FaultCode.REQUIRED);
        }
        if (fields.text("principal_certificate_type") == null) {
            fields.fault("principal_certificate_type", FaultCode.REQUIRED);
        }
        return new LegacyPerson(
                name,
                type,
                number,
                fields.text("principal_mobile"),
                fields.text("principal_office_phone"),
                mail,
                legal);
    }

    private static SecondContact second(Fields fields, String mail) {
        var name = fields.text("second_contact_name");
        var phone = fields.text("second_contact_phone");
        return name == null && phone == null && mail == null ? null : new SecondContact(name, phone, mail);
    }

    private static LoadedRow site(long line, Fields fields) {
        var id = fields.id("site_id");
        var subject = fields.id("subject_id");
        var number = fields.filingNumber("site_number", false);
        if (number != null && !number.letter().isEmpty()) {
            // A letter is an app's or a mini program's. The old platform ended before those were filed.
            fields.fault("site_number", FaultCode.FILING_NUMBER_MALFORMED);
        }
        var types = fields.number("content_types");
        var approvals = fields.number("pre_approvals");
        var languages = languages(fields);
        var principal = person(fields);
        var accesses = accesses(fields);
        var submitted = fields.moment("submitted_at");
        var pages = fields.list("home_pages");
        if (pages.stream().anyMatch(page -> page.length() > 512)) {
            fields.fault("home_pages", FaultCode.TOO_LONG);
        }
        if (!fields.faults().isEmpty()) {
            return null;
        }
        var content = new SiteContent(
                fields.text("name"),
                pages,
                types,
                fields.text("content_note"),
                approvals,
                languages,
                fields.text("remark"),
                principal,
                accesses);
        if (content.exceedsRemark()) {
            // The further home pages would not arrive whole.
            fields.fault("home_pages", FaultCode.TOO_LONG);
        }
        return new LoadedRow.SiteRow(line, id, subject, number.toString(), content, submitted);
    }

    private static List<Integer> languages(Fields fields) {
        var codes = fields.list("languages");
        if (codes.size() > MOST_LANGUAGES) {
            fields.fault("languages", FaultCode.TOO_LONG);
            return List.of();
        }
        if (codes.stream().allMatch(code -> code.matches("[0-9]{1,2}"))) {
            return codes.stream().map(Integer::valueOf).toList();
        }
        fields.fault("languages", FaultCode.CODE_UNKNOWN);
        return List.of();
    }

    private static List<Access> accesses(Fields fields) {
        var accesses = new ArrayList<Access>();
        var texts = fields.list("accesses");
        if (texts.size() > MOST_ACCESSES) {
            fields.fault("accesses", FaultCode.TOO_LONG);
            return List.of();
        }
        for (var text : texts) {
            var match = ACCESS.matcher(text);
            if (!match.matches()) {
                fields.fault("accesses", FaultCode.NUMBER_MALFORMED);
                return List.of();
            }
            var addresses = match.group(3).isBlank()
                    ? List.<String>of()
                    : List.of(match.group(3).strip().split(" +"));
            if (addresses.size() > MOST_ADDRESSES) {
                fields.fault("accesses", FaultCode.TOO_LONG);
                return List.of();
            }
            if (!addresses.stream().allMatch(address -> ADDRESS.matcher(address).matches())) {
                fields.fault("accesses", FaultCode.NUMBER_MALFORMED);
                return List.of();
            }
            accesses.add(new Access(
                    Long.valueOf(match.group(1)),
                    addresses,
                    match.group(2).isEmpty() ? null : Long.valueOf(match.group(2))));
        }
        return accesses;
    }

    private static LoadedRow domain(long line, Fields fields) {
        var domain = fields.domain("domain");
        return new LoadedRow.DomainRow(line, domain, fields.id("site_id"));
    }

    private static LoadedRow order(long line, Fields fields) {
        var finished = fields.bool("finished");
        return new LoadedRow.OrderRow(
                line,
                fields.id("order_id"),
                fields.id("account_id"),
                fields.id("subject_id"),
                fields.matching("type", TYPE, FaultCode.CODE_UNKNOWN),
                Boolean.FALSE.equals(finished));
    }

    private static LoadedRow paper(long line, Fields fields) {
        var size = fields.number("size");
        var kind = fields.text("kind");
        if (!PAPER_KINDS.contains(kind)) {
            fields.fault("kind", FaultCode.CODE_UNKNOWN);
        }
        return new LoadedRow.PaperRow(
                line,
                fields.id("paper_id"),
                fields.id("subject_id"),
                fields.id("site_id"),
                kind,
                fields.matching("object_key", KEY, FaultCode.ID_MALFORMED),
                fields.matching("media_type", MEDIA_TYPE, FaultCode.CODE_UNKNOWN),
                size == null ? 0 : size,
                fields.matching("sha256", SHA256, FaultCode.NUMBER_MALFORMED));
    }
}
