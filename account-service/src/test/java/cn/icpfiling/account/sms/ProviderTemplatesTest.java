package cn.icpfiling.account.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.sms.ProviderTemplates.Medium;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProviderTemplatesTest {

    private static final Instant LAST_SECOND_OF_MARCH = Instant.parse("2026-03-31T15:59:59Z");
    private static final String OWN = """
            templates:
              - {medium: SMS, from: 2000-01-01, code: SMS_1, parameters: [text]}
              - {medium: CALL, from: 2000-01-01, code: TTS_1, parameters: [text]}
              - {medium: SMS, notice: CODE_SIGN_IN, from: 2000-01-01, code: SMS_2, parameters: [code, minutes]}
              - {medium: SMS, notice: CODE_SIGN_IN, language: EN, from: 2000-01-01, code: SMS_3, parameters: [code]}
              - {medium: SMS, notice: CODE_SIGN_IN, from: 2026-04-01, code: SMS_4, parameters: [code]}
            """;

    @Test
    void the_bundled_data_sends_a_text_that_is_not_approved_whole_and_without_its_sign() {
        var filled = ProviderTemplates.read(Optional.empty())
                .fill(Medium.SMS, message(NoticeTemplate.ORDER_APPROVED, Language.ZH), LAST_SECOND_OF_MARCH);

        assertThat(filled.code()).isEqualTo("SMS_ICP_TEXT");
        assertThat(filled.parameters()).isEqualTo(Map.of("text", "您的验证码 123456"));
    }

    @Test
    void a_text_goes_by_the_entry_whose_content_it_has() throws IOException {
        var templates = read(
                OWN
                        + "  - {medium: SMS, notice: CODE_SIGN_IN, language: ZH, from: 2000-01-01, code: SMS_5, content: '您的验证码 ${code}'}\n");
        var filled = templates.fill(Medium.SMS, signIn(Language.ZH), LAST_SECOND_OF_MARCH);
        assertThat(filled.code()).isEqualTo("SMS_5");
        assertThat(filled.parameters()).isEqualTo(Map.of("code", "123456"));

        var other = read(
                OWN
                        + "  - {medium: SMS, notice: CODE_SIGN_IN, language: ZH, from: 2000-01-01, code: SMS_5, content: '您的口令 ${code}'}\n");
        assertThat(other.fill(Medium.SMS, signIn(Language.ZH), LAST_SECOND_OF_MARCH)
                        .code())
                .as("the text is another one")
                .isEqualTo("SMS_2");
    }

    @Test
    void a_text_is_approved_only_with_its_very_words_and_from_the_day_of_the_approval() throws IOException {
        var templates = read(
                OWN
                        + "  - {medium: SMS, notice: CODE_SIGN_IN, language: ZH, from: 2026-04-01, code: SMS_5, content: '您的验证码 ${code}'}\n");

        assertThat(templates.approves(signIn(Language.ZH), LAST_SECOND_OF_MARCH.plusSeconds(1)))
                .isTrue();
        assertThat(templates.approves(signIn(Language.ZH), LAST_SECOND_OF_MARCH))
                .as("only its variables are known then")
                .isFalse();
        assertThat(templates.approves(message(NoticeTemplate.ORDER_APPROVED, Language.ZH), LAST_SECOND_OF_MARCH))
                .as("goes by the template of all texts")
                .isFalse();
    }

    @Test
    void an_entry_has_either_content_or_parameters() {
        assertThatThrownBy(() -> read(OWN.replace("code: SMS_2, parameters: [code, minutes]", "code: SMS_2")))
                .hasMessageContaining("SMS_2");
    }

    @Test
    void an_entry_of_the_notice_goes_before_one_for_all_and_one_of_the_language_before_both() throws IOException {
        var templates = read(OWN);

        assertThat(templates
                        .fill(Medium.SMS, signIn(Language.ZH), LAST_SECOND_OF_MARCH)
                        .code())
                .isEqualTo("SMS_2");
        assertThat(templates
                        .fill(Medium.SMS, signIn(Language.EN), LAST_SECOND_OF_MARCH)
                        .code())
                .isEqualTo("SMS_3");
        assertThat(templates
                        .fill(Medium.CALL, signIn(Language.EN), LAST_SECOND_OF_MARCH)
                        .code())
                .isEqualTo("TTS_1");
        assertThat(templates
                        .fill(Medium.SMS, signIn(Language.ZH), LAST_SECOND_OF_MARCH)
                        .parameters())
                .containsExactly(Map.entry("code", "123456"), Map.entry("minutes", "5"));
    }

    @Test
    void a_new_entry_holds_from_its_day_in_china() throws IOException {
        var message = signIn(Language.ZH);

        assertThat(read(OWN)
                        .fill(Medium.SMS, message, LAST_SECOND_OF_MARCH.plusSeconds(1))
                        .code())
                .isEqualTo("SMS_4");
    }

    @Test
    void a_variable_that_the_notice_does_not_have_is_an_error() throws IOException {
        var templates = read(OWN.replace("[code, minutes]", "[deadline]"));

        assertThatThrownBy(() -> templates.fill(Medium.SMS, signIn(Language.ZH), LAST_SECOND_OF_MARCH))
                .hasMessageContaining("deadline");
    }

    @Test
    void data_without_an_entry_for_all_and_a_code_of_another_form_are_refused() {
        assertThatThrownBy(() -> read(OWN.replace("medium: CALL, from", "medium: CALL, notice: CODE_SIGN_IN, from")))
                .hasMessageContaining("CALL");
        assertThatThrownBy(() -> read(OWN.replace("SMS_1,", "'SMS 1',"))).hasMessageContaining("SMS_123");
    }

    @Test
    void phones_are_written_as_the_provider_writes_them() {
        assertThat(OutgoingMessage.phoneOf("+8613900001111")).isEqualTo("13900001111");
        assertThat(OutgoingMessage.phoneOf("+85261234567")).isEqualTo("85261234567");
    }

    private static ProviderTemplates read(String yaml) throws IOException {
        return ProviderTemplates.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static OutgoingMessage signIn(Language language) {
        return message(NoticeTemplate.CODE_SIGN_IN, language);
    }

    private static OutgoingMessage message(NoticeTemplate template, Language language) {
        return new OutgoingMessage(
                UUID.randomUUID(),
                "+8613900001111",
                template,
                language,
                "【阿里云】您的验证码 123456",
                Map.of("code", "123456", "minutes", 5));
    }
}
