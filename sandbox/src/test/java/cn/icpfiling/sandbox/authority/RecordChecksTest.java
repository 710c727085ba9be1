package cn.icpfiling.sandbox.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class RecordChecksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    void an_honest_record_has_no_fault() throws XMLStreamException {
        assertThat(codes(AFiling.of().xml())).isEmpty();
    }

    @Test
    void every_fault_is_told_at_once() throws XMLStreamException {
        var record = AFiling.of()
                .number("110105194912310021")
                .domain("not a domain")
                .province("990000")
                .xml()
                .replace("<Dwmc>李雷</Dwmc>", "<Dwmc> </Dwmc>")
                .replace("<Dwxz>5</Dwxz>", "<Dwxz>4</Dwxz>");

        assertThat(codes(record))
                .contains(
                        "FIELD_MISSING",
                        "CERTIFICATE_TYPE_NOT_ALLOWED",
                        "CERTIFICATE_NUMBER_INVALID",
                        "PROVINCE_UNKNOWN",
                        "DOMAIN_INVALID");
    }

    @Test
    void what_the_register_cannot_hold_is_a_fault_and_not_a_failure() throws XMLStreamException {
        var record = AFiling.of().domain("ok-a.cn").xml();

        assertThat(codes(record.replace("<Wzmc>", "<Wzmc>" + "长".repeat(300)))).containsOnly("FIELD_TOO_LONG");
        assertThat(codes(record.replace("<Ym>", "<Ym>WWW.OK-A.cn</Ym><Ym>"))).containsOnly("DOMAIN_TWICE");
    }

    @Test
    void sichuan_is_shu_and_gansu_is_long() {
        assertThat(Province.prefix("510000")).contains("蜀");
        assertThat(Province.prefix("62")).contains("陇");
        assertThat(Province.prefix("71")).isEmpty();
    }

    @Test
    void each_group_is_asked_for_what_it_needs() throws XMLStreamException {
        var filed = AFiling.of();

        assertThat(codes(UploadGroup.NEW_SITE, filed.xml())).containsOnly("FIELD_MISSING");
        assertThat(codes(
                        UploadGroup.NEW_ACCESS,
                        filed.later("XZJR", "蜀ICP备2026000001号", "").xml()))
                .containsOnly("FIELD_MISSING");
        assertThat(codes(
                        UploadGroup.CHANGE_OF_SUBJECT,
                        filed.later("BGZT", "蜀ICP备2026000001号", "").xml()))
                .isEmpty();
        assertThat(codes(
                        UploadGroup.CHANGE_OF_SUBJECT,
                        filed.later("BGWZ", "蜀ICP备2026000001号", "-1").xml()))
                .containsOnly("SERVICE_NOT_EXPECTED");
        var site = filed.later("ZXWZ", "蜀ICP备2026000001号", "蜀ICP备2026000001号-1").xml();
        assertThat(codes(UploadGroup.DEREGISTRATION_OF_SITE, site)).isEmpty();
        assertThat(codes(UploadGroup.DEREGISTRATION_OF_SITE, site.replaceAll("(<Wzxx>.*</Wzxx>)", "$1$1")))
                .containsOnly("ONE_SERVICE_ONLY");
        assertThat(codes(
                        UploadGroup.CHANGE_OF_SITE,
                        filed.later("ZXZT", "蜀ICP备2026000001号", "").xml()))
                .contains("NO_SERVICE", "MATERIAL_MISSING");
    }

    /** What stands on record of a filing of the old platform, and what a change of it has to bring. */
    @Test
    void a_deregistration_needs_no_principal_and_no_whole_one() throws XMLStreamException {
        var numbers = AFiling.of().later("ZXWZ", "蜀ICP备2026000001号", "蜀ICP备2026000001号-1");
        var whole = numbers.xml();
        var without = numbers.principal("").xml();
        var half = numbers.principal("<Fzr><Xm>李雷</Xm><Zjlx/><Zjhm/><Sjhm>028-1</Sjhm></Fzr>")
                .xml();

        assertThat(List.of(without, half)).doesNotContain(whole);
        assertThat(codes(UploadGroup.DEREGISTRATION_OF_SITE, without)).isEmpty();
        assertThat(codes(UploadGroup.DEREGISTRATION_OF_SITE, half)).isEmpty();
        assertThat(codes(UploadGroup.CHANGE_OF_SITE, half))
                .contains("FIELD_MISSING", "CERTIFICATE_TYPE_NOT_ALLOWED", "PHONE_INVALID");
    }

    private static List<String> codes(String record) throws XMLStreamException {
        return codes(UploadGroup.FIRST_FILING, record);
    }

    private static List<String> codes(UploadGroup group, String record) throws XMLStreamException {
        var reader = Xml.reader(new ByteArrayInputStream(record.getBytes(Provider.GBK)));
        Xml.nextChild(reader);
        return RecordChecks.of(UploadedFiling.of(group, Xml.element(reader)), TODAY).stream()
                .map(RecordChecks.Fault::code)
                .toList();
    }
}
