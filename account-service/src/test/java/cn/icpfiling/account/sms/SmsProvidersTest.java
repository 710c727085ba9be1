package cn.icpfiling.account.sms;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.DeliveryFailure;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.MessageProvider;
import cn.icpfiling.account.core.NoticeTemplate;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two providers: the first is not there, the second answers what a test says. */
class SmsProvidersTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final Instant LAST_MINUTE = Instant.parse("2026-03-02T15:59:30Z");
    private static final UUID REFERENCE = UUID.fromString("019a0000-0000-7000-8000-00000000000b");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String answer;
    private volatile int status = 200;
    private HttpServer server;
    private SmsProviders providers;

    @BeforeEach
    void the_second_provider_answers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestHeaders().getFirst("x-acs-action") + " "
                    + URLDecoder.decode(body, StandardCharsets.UTF_8));
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        server.start();
        providers = providers(Map.of());
    }

    private SmsProviders providers(Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "icp.sms.url", "http://127.0.0.1:1/",
                "icp.sms.sign-name", "阿里云",
                "icp.sms.sign-name-en", "Alibaba Cloud",
                "icp.sms.failures-to-rest", "2",
                "icp.sms.fallback.url",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                "icp.sms.fallback.key-id", "key",
                "icp.sms.fallback.key-secret", "secret"));
        settings.putAll(more);
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(ProviderSettings.class)
                .build();
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return new SmsProviders(
                config.getConfigMapping(ProviderSettings.class), new ObjectMapper(), meters, clock, clock);
    }

    @AfterEach
    void it_stops() {
        server.stop(0);
    }

    @Test
    void a_provider_that_failed_in_a_row_is_asked_after_the_other() {
        assertThat(providers.inOrder()).containsExactly(MessageProvider.PRIMARY, MessageProvider.FALLBACK);

        for (var tries = 0; tries < 2; tries++) {
            assertThat(providers.send(MessageProvider.PRIMARY, message())).isInstanceOf(Outcome.Unavailable.class);
        }

        assertThat(providers.inOrder()).containsExactly(MessageProvider.FALLBACK, MessageProvider.PRIMARY);
        assertThat(providers.send(MessageProvider.PRIMARY, message())).isEqualTo(new Outcome.Unavailable("resting"));
        assertThat(meters.get("icp.sms.providers.usable").gauge().value()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"isv.BUSINESS_LIMIT_CONTROL", "isv.PARAM_NOT_SUPPORT_URL", "isv.SMS_TEMPLATE_ILLEGAL"})
    void what_concerns_one_message_lets_no_provider_rest(String code) {
        answer = "{\"Code\":\"" + code + "\"}";

        for (var tries = 0; tries < 5; tries++) {
            assertThat(providers.send(MessageProvider.FALLBACK, message()))
                    .isInstanceOfAny(Outcome.Unavailable.class, Outcome.Unapproved.class, Outcome.Unfit.class);
        }

        assertThat(asked).hasSize(5);
    }

    /** An operator's file names a value that the notice does not have. */
    @Test
    void a_message_that_the_data_of_templates_cannot_word_is_not_sent_and_waits_for_better_data(@TempDir Path folder)
            throws IOException {
        var file = Files.writeString(folder.resolve("templates.yaml"), """
            templates:
              - {medium: SMS, from: 2000-01-01, code: SMS_1, parameters: [text]}
              - {medium: CALL, from: 2000-01-01, code: TTS_1, parameters: [text]}
              - {medium: SMS, notice: ORDER_APPROVED, from: 2000-01-01, code: SMS_2, parameters: [nothing]}
            """);

        assertThat(providers(Map.of("icp.sms.templates-file", file.toString()))
                        .send(MessageProvider.FALLBACK, message()))
                .isEqualTo(new Outcome.Unapproved("templates-file"));
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"isv.DAY_LIMIT_CONTROL", "isv.AMOUNT_NOT_ENOUGH"})
    void a_provider_that_takes_no_message_rests(String code) {
        answer = "{\"Code\":\"" + code + "\"}";

        for (var tries = 0; tries < 5; tries++) {
            assertThat(providers.send(MessageProvider.FALLBACK, message())).isInstanceOf(Outcome.Unavailable.class);
        }

        assertThat(asked).hasSize(2);
    }

    @Test
    void a_message_carries_sign_template_text_and_reference() {
        answer = "{\"Code\":\"OK\",\"BizId\":\"b1\"}";

        assertThat(providers.send(MessageProvider.FALLBACK, message())).isEqualTo(new Outcome.Accepted("b1"));

        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("SendSms ")
                .contains("PhoneNumbers=13900001111", "SignName=阿里云", "TemplateCode=SMS_ICP_TEXT")
                .contains("TemplateParam={\"text\":\"您的订单已通过\"}", "OutId=" + REFERENCE);
    }

    @Test
    void a_message_is_found_by_its_reference_with_what_became_of_it() {
        assertThat(found(1, "", 1)).isInstanceOf(Lookup.Taken.class);
        assertThat(found(3, "DELIVERED", 1)).isInstanceOf(Lookup.Delivered.class);
        assertThat(found(2, "MOBILE_TERMINAL_ERROR", 1)).isEqualTo(new Lookup.Undelivered(DeliveryFailure.UNREACHABLE));
    }

    @Test
    void the_message_of_another_reference_is_not_ours_and_silence_is_no_absence() {
        answer = listed(UUID.randomUUID(), 3, "DELIVERED", 1);
        assertThat(find(NOON)).isInstanceOf(Lookup.Absent.class);

        answer = listed(UUID.randomUUID(), 3, "DELIVERED", 151);
        assertThat(find(NOON)).as("more than the pages hold").isInstanceOf(Lookup.Unlisted.class);

        answer = "{\"Code\":\"isv.MOBILE_NUMBER_ILLEGAL\"}";
        assertThat(find(NOON)).as("of this phone alone").isInstanceOf(Lookup.Unlisted.class);
        answer = "{\"Code\":\"isv.BUSINESS_LIMIT_CONTROL\"}";
        assertThat(find(NOON)).as("of all questions").isInstanceOf(Lookup.NoAnswer.class);

        status = 500;
        assertThat(find(NOON)).isInstanceOf(Lookup.NoAnswer.class);
        assertThat(providers.find(MessageProvider.PRIMARY, REFERENCE, "+8613900001111", NOON))
                .isInstanceOf(Lookup.NoAnswer.class);
        assertThat(providers.all()).containsExactlyInAnyOrder(MessageProvider.PRIMARY, MessageProvider.FALLBACK);
    }

    @Test
    void at_midnight_in_china_both_days_are_asked() {
        answer = "{\"Code\":\"OK\",\"TotalCount\":0,\"SmsSendDetailDTOs\":{\"SmsSendDetailDTO\":[]}}";

        assertThat(find(LAST_MINUTE)).isInstanceOf(Lookup.Absent.class);

        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst()).contains("SendDate=20260302");
        assertThat(asked.getLast()).contains("SendDate=20260303");
    }

    private Lookup found(int sendStatus, String code, int total) {
        answer = listed(REFERENCE, sendStatus, code, total);
        return find(NOON);
    }

    private Lookup find(Instant offeredAt) {
        return providers.find(MessageProvider.FALLBACK, REFERENCE, "+8613900001111", offeredAt);
    }

    private static String listed(UUID reference, int sendStatus, String code, int total) {
        return """
            {"Code":"OK","TotalCount":%d,"SmsSendDetailDTOs":{"SmsSendDetailDTO":[
              {"OutId":"%s","SendStatus":%d,"ErrCode":"%s","PhoneNum":"13900001111"}]}}
            """.formatted(total, reference, sendStatus, code);
    }

    private static OutgoingMessage message() {
        return new OutgoingMessage(
                REFERENCE, "+8613900001111", NoticeTemplate.ORDER_APPROVED, Language.ZH, "【阿里云】您的订单已通过", Map.of());
    }
}
