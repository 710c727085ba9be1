package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.icpfiling.filing.authority.AuthorityUnavailable.Cause;
import cn.icpfiling.filing.authority.SpeakingAuthority.Kind;
import cn.icpfiling.filing.tables.BundledTables;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnterpriseInterfaceTest {
    private static final String STATUS = "isp_querybeianstatus";
    private static final String OF_EIGHTEEN_DIGITS = "110101198001011239";
    private static final String OF_FIFTEEN_DIGITS = "110101800101123";

    private final SpeakingAuthority authority = new SpeakingAuthority();
    private final EnterpriseInterface line = lineTo(authority.address(), SpeakingAuthority.PASSWORD);
    /** For answers that come, however busy the machine is. */
    private final EnterpriseInterface patient =
            lineTo(authority.address(), SpeakingAuthority.PASSWORD, Duration.ofSeconds(10));

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void files_go_up_one_after_the_other() {
        assertThat(line.lastSequence()).isZero();
        assertThat(line.upload(file(1, "一"))).isEqualTo(new UploadAnswer.Taken());
        assertThat(line.upload(file(2, "二"))).isEqualTo(new UploadAnswer.Taken());

        assertThat(line.lastSequence()).isEqualTo(2);
        assertThat(authority.taken().get(2L)).contains("二");
    }

    @Test
    void a_gap_is_answered_with_what_is_missing_and_the_file_is_not_taken() {
        assertThat(line.upload(file(3, "三"))).isEqualTo(new UploadAnswer.SequenceGap(List.of(1L, 2L)));
        assertThat(authority.taken()).isEmpty();
    }

    @Test
    void a_number_used_before_is_told_from_a_file_taken() {
        line.upload(file(1, "一"));

        assertThat(line.upload(file(1, "一"))).isEqualTo(new UploadAnswer.SequenceTaken());
    }

    @Test
    void a_file_the_authority_cannot_read_is_refused() {
        assertThat(line.upload(file(1, "毒"))).isEqualTo(new UploadAnswer.Refused("4", "ok"));
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY, BUSY",
        "HASH_DIFFERS, HASH_DIFFERS",
        "LOGIN_REFUSED, LOGIN_REFUSED",
        "UNKNOWN_CODE, UNREADABLE_ANSWER",
        "GARBAGE, UNREADABLE_ANSWER",
        "FAULT, UNREADABLE_ANSWER",
        "DOCTYPE, UNREADABLE_ANSWER",
        "ENDLESS, NO_ANSWER",
        "HANG_UP, NO_ANSWER",
        "TAKE_AND_HANG_UP, NO_ANSWER",
    })
    void what_is_no_answer_is_never_taken_for_one(Kind misbehaviour, Cause cause) {
        authority.next("isp_upload", misbehaviour);

        assertThat(unavailable(() -> line.upload(file(1, "一"))).why()).isEqualTo(cause);
    }

    @Test
    @Tag("long")
    void silence_ends_with_the_time_limit() {
        authority.next(STATUS, Kind.SILENCE);
        var started = System.nanoTime();

        assertThat(unavailable(() -> line.status(StatusQuery.domain("a.cn"))).why())
                .isEqualTo(Cause.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void nobody_at_the_address_is_unavailable() {
        var nobody = lineTo(URI.create("http://127.0.0.1:1/authority/isp"), "x");

        assertThat(unavailable(nobody::lastSequence).why()).isEqualTo(Cause.NO_ANSWER);
    }

    @Test
    void a_wrong_password_is_refused_by_the_authority() {
        var stranger = lineTo(authority.address(), "falsch");

        assertThat(unavailable(stranger::lastSequence).why()).isEqualTo(Cause.LOGIN_REFUSED);
    }

    @Test
    void a_download_comes_again_until_it_is_acknowledged() {
        authority.offer("d1", "<DXHY/>");

        var first = line.download().orElseThrow();
        var again = line.download().orElseThrow();
        line.acknowledge("d1");

        assertThat(again.name()).isEqualTo("d1");
        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(line.download()).isEmpty();
    }

    @Test
    void a_download_that_arrives_damaged_is_not_taken() {
        authority.offer("d1", "<DXHY/>");
        authority.next("isp_download", Kind.WRONG_DOWNLOAD_HASH);

        assertThat(unavailable(line::download).why()).isEqualTo(Cause.HASH_DIFFERS);
        assertThat(line.download()).isPresent();
    }

    @Test
    void the_register_tells_what_is_filed() {
        authority.knows(
                "<Item><Cxtjlx>0</Cxtjlx><Cxtj>a.cn</Cxtj><Wzmc>甲</Wzmc><Ztbah>浙ICP备2026000001号</Ztbah>"
                        + "<Wzbah>浙ICP备2026000001号-1</Wzbah><Bazt>0</Bazt></Item><Item><Bazt>1</Bazt></Item><Item><Bazt>2</Bazt></Item>");

        assertThat(line.status(StatusQuery.domain("a.cn")))
                .containsExactly(
                        new FiledRecord("甲", "浙ICP备2026000001号", "浙ICP备2026000001号-1", true, false),
                        new FiledRecord("", "", "", false, false),
                        new FiledRecord("", "", "", false, true));
    }

    @Test
    void a_filing_state_nobody_knows_is_no_answer() {
        authority.knows("<Item><Bazt>5</Bazt></Item>");

        assertThat(unavailable(() -> line.status(StatusQuery.domain("a.cn"))).why())
                .isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @Test
    void a_status_answer_that_swells_is_not_unpacked() {
        authority.knows("<Item><Bazt>0</Bazt></Item>" + " ".repeat(8_000_000));

        assertThat(unavailable(() -> line.status(StatusQuery.domain("a.cn"))).why())
                .isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @Test
    void an_organisation_code_is_found_however_the_register_writes_it() {
        authority.knowsOf("D21435692", "<Item><Bazt>0</Bazt></Item>");

        assertThat(line.status(StatusQuery.certificate(9, "D2143569-2").orElseThrow()))
                .extracting(FiledRecord::filed)
                .containsExactly(true);
        assertThat(line.status(StatusQuery.certificate(9, "12345678-8").orElseThrow()))
                .isEmpty();
    }

    @Test
    void both_notations_of_a_resident_id_of_before_are_asked_about_at_once() {
        authority.next(STATUS, Kind.TOGETHER);
        authority.next(STATUS, Kind.TOGETHER);
        authority.knowsOf(OF_FIFTEEN_DIGITS, "<Item><Bazt>0</Bazt></Item>");

        assertThat(patient.status(StatusQuery.certificate(2, OF_EIGHTEEN_DIGITS).orElseThrow()))
                .extracting(FiledRecord::filed)
                .containsExactly(true);
    }

    @ParameterizedTest
    @CsvSource({OF_FIFTEEN_DIGITS + ", " + OF_EIGHTEEN_DIGITS, OF_EIGHTEEN_DIGITS + ", " + OF_FIFTEEN_DIGITS})
    void a_filing_counts_in_whichever_notation_it_is_found_and_its_absence_only_in_both(String found, String silent) {
        authority.hangsUpAbout(silent);
        authority.knowsOf(found, "<Item><Bazt>0</Bazt></Item>");
        var query = StatusQuery.certificate(2, OF_EIGHTEEN_DIGITS).orElseThrow();
        assertThat(patient.status(query)).extracting(FiledRecord::filed).containsExactly(true);

        authority.knows("");
        assertThat(unavailable(() -> patient.status(query)).why()).isEqualTo(Cause.NO_ANSWER);
        authority.isSilentAbout(silent);
        assertThat(unavailable(() -> line.status(query)).why()).isEqualTo(Cause.TIMED_OUT);
    }

    @Test
    void a_number_with_one_notation_is_asked_about_once() {
        assertThat(line.status(StatusQuery.certificate(9, "91350100M000100Y43").orElseThrow()))
                .isEmpty();

        assertThat(authority.calls()).containsExactly(STATUS);
    }

    @Test
    void only_certificates_the_interface_knows_can_be_asked_for() {
        assertThat(StatusQuery.certificate(1, "91110000MA00000077")).isPresent();
        assertThat(StatusQuery.certificate(13, "x")).isEmpty();
        assertThat(StatusQuery.certificate(0, "x")).isEmpty();
    }

    @Test
    void neither_password_nor_what_is_asked_is_printed() {
        assertThat(new AuthorityLogin("1", "u", "geheim")).asString().doesNotContain("geheim");
        assertThat(StatusQuery.domain("a.cn")).asString().doesNotContain("a.cn");
    }

    @Test
    void the_password_hash_is_the_one_of_the_interface() {
        // base64(MD5(GBK("密码" + "a1b2"))), computed apart from this code
        assertThat(new AuthorityLogin("1", "u", "密码").hash("a1b2")).isEqualTo("vrtO/oQsFCYQ+O4gqJQP0A==");
        assertThatThrownBy(() -> new AuthorityLogin("1", "u", "𠮷").hash("a"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(AuthorityLogin.randomValue()).matches("[A-Za-z0-9]{20}");
    }

    private static AuthorityUnavailable unavailable(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        var thrown = catchThrowableOfType(AuthorityUnavailable.class, call);
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private static EnterpriseInterface lineTo(URI address, String password) {
        return lineTo(address, password, Duration.ofMillis(700));
    }

    private static EnterpriseInterface lineTo(URI address, String password, Duration statusLimit) {
        return new EnterpriseInterface(
                new AuthorityLine(address, 10_000_000),
                new AuthorityLogin("110000000001", "icp-provider", password),
                statusLimit,
                query -> query.notations(BundledTables.load().codes()));
    }

    private static UploadFile file(long sequence, String text) {
        return new UploadFile("icp" + sequence, sequence, ZippedFile.pack("icp", text.getBytes(GbkText.GBK)));
    }
}
