package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.core.offline.OfflineGround;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.tables.CodeNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.IDN;
import java.util.Optional;
import java.util.function.Function;

/**
 * Fills in the form with the known data: from what the holder entered with the case, or from their newest order for the
 * same certificate. Always in Chinese, as the authority reads it.
 */
@ApplicationScoped
class FormText {

    private final OrderContentRepository contents;
    private final OrderRepository orders;
    private final ApplicantEncryption applicants;
    private final ProvinceGuides guides;
    private final CodeNames names;

    FormText(
            OrderContentRepository contents,
            OrderRepository orders,
            ApplicantEncryption applicants,
            ProvinceGuides guides,
            CodeNames names) {
        this.contents = contents;
        this.orders = orders;
        this.applicants = applicants;
        this.guides = guides;
        this.names = names;
    }

    OfflineForm of(OfflineDeregistration found) {
        var identity = found.identity();
        var told = applicants.decrypt(found);
        var entered = orders.newestOf(found.holder(), identity.certificateIndex())
                .flatMap(order -> contents.subject(order.id()));
        var principal = entered.map(SubjectPart::principal);
        var own = found.ground() == OfflineGround.OWN_EMPTY_SUBJECT;
        var applicant = new OfflineForm.Sponsor(
                known(told.name(), entered, SubjectPart::name),
                names.nature(identity.nature()),
                names.certificateType(identity.certificateType()),
                contents.openCertificateNumber(identity.typeCheckId(), identity.encryptedCertificateNumber()));
        return new OfflineForm(
                guides.authority(found.decidingProvince()),
                own,
                found.filingNumber(),
                own ? null : domain(identity.domain()),
                own ? applicant : OfflineForm.Sponsor.UNKNOWN,
                applicant,
                known(told.principal(), principal, Person::name),
                known(told.phone(), principal, Person::mobile),
                own
                        ? "本单位（本人）的备案主体名下已无网站，亦无接入，现申请注销该主体，以便重新办理备案。"
                        : "本单位（本人）为上述域名的现持有人，该域名已由其他主体备案，致使本单位（本人）无法办理备案，现申请注销该备案。",
                found.id().toString());
    }

    private static <T> String known(String told, Optional<T> entered, Function<T, String> part) {
        var text = told == null ? entered.map(part).orElse(null) : told;
        return text == null ? null : printable(text);
    }

    /** Removes characters that XML does not allow (XML 1.0, 2.2), because the form must print any stored text. */
    static String printable(String text) {
        return text.codePoints()
                .filter(character -> character >= 0x20 && character <= 0xD7FF
                        || character >= 0xE000 && character <= 0xFFFD
                        || character >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Writes a Chinese domain in Unicode, followed by its ASCII form. */
    private static String domain(String ascii) {
        var written = IDN.toUnicode(ascii);
        return written.equals(ascii) ? ascii : written + "（" + ascii + "）";
    }
}
