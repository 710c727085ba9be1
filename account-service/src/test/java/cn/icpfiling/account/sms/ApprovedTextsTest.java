package cn.icpfiling.account.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.templates.MessageTemplate;
import cn.icpfiling.account.core.templates.TemplateEntry;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.core.templates.Variable;
import cn.icpfiling.account.sms.ProviderTemplates.Medium;
import cn.icpfiling.account.templates.ShippedTexts;
import cn.icpfiling.account.templates.TemplateCatalogue;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each SMS of the release goes by a template that a provider could approve: fixed words, and variables of the catalogue. */
class ApprovedTextsTest {

    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final Pattern SIGN = Pattern.compile("^(?:【\\{provider}】|\\[\\{provider}])\\s*");
    private static final Pattern OF_AGENT = Pattern.compile("\\{#if agent}(.*?)\\{#else}(.*?)\\{/if}");
    private static final Pattern PIECE = Pattern.compile("\\{[^}]*}|[^{]+");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-zA-Z]+)\\d?}");

    @Test
    void each_text_of_an_sms_has_its_content_in_the_data() throws IOException {
        var contents = contents();
        var expected = new TreeMap<String, String>();
        forms().forEach(form -> expected.put(form.code(), contentOf(form.text())));

        assertThat(expected).as("canary: there are texts").hasSizeGreaterThan(100);
        assertThat(contents).isEqualTo(expected);
    }

    @Test
    void each_variable_is_one_of_the_catalogue() throws IOException {
        var catalogue = TemplateCatalogue.load();
        var contents = contents();
        for (var form : forms().toList()) {
            var known = catalogue.get(form.key().template()).variables().stream()
                    .map(Variable::name)
                    .toList();
            var used = VARIABLE.matcher(contents.get(form.code()))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(known).as(form.code()).containsAll(used);
        }
    }

    @Test
    void the_example_of_each_notice_goes_by_its_own_template_and_comes_out_as_it_was_written() throws IOException {
        var templates = ProviderTemplates.read(Optional.empty());
        var contents = contents();
        var catalogue = TemplateCatalogue.load();
        for (var form : forms().toList()) {
            var key = form.key();
            var values = example(catalogue.get(key.template()));
            if (!form.ofCustomer()) {
                values.remove("agent");
            }
            var text = MessageTemplate.parse(ShippedTexts.read(key).text()).render(values);
            var message = new OutgoingMessage(
                    UUID.randomUUID(), "+8613900001111", key.template(), key.language(), text, Map.of());

            var filled = templates.fill(Medium.SMS, message, NOW);

            assertThat(filled.code()).isEqualTo(form.code());
            assertThat(composed(contents.get(filled.code()), filled.parameters()))
                    .isEqualTo(message.body());
        }
    }

    /** No person can sign in to the account of a partner's customer. */
    @Test
    void no_form_for_the_customer_of_a_partner_sends_its_reader_to_the_login() {
        var ofCustomers = forms().filter(Form::ofCustomer).toList();

        assertThat(ofCustomers).as("canary: there are such forms").hasSize(40);
        assertThat(ofCustomers)
                .allSatisfy(form -> assertThat(form.text())
                        .as(form.code())
                        .doesNotContainIgnoringCase("sign in")
                        .doesNotContain("登录备案平台", "登录账号"));
    }

    @Test
    void values_are_read_where_the_words_are_and_nowhere_else() {
        var text = new ApprovedText("订单 ${order} 已通过，${reasonTexts}谢谢");
        assertThat(text.valuesIn("订单 12 已通过，好，谢谢")).contains(Map.of("order", "12", "reasonTexts", "好，"));
        assertThat(text.valuesIn("订单 12 已通过，谢谢")).contains(Map.of("order", "12", "reasonTexts", ""));
        assertThat(text.valuesIn("订单 12 已通过，谢谢！")).isEmpty();
        assertThat(text.valuesIn("您的订单 12 已通过，谢谢")).isEmpty();
        assertThat(text.valuesIn("订单 12 未通过，谢谢")).isEmpty();
        assertThat(new ApprovedText("谢谢").valuesIn("谢谢")).contains(Map.of());
        assertThat(new ApprovedText("谢谢").valuesIn("谢谢谢谢")).isEmpty();
        assertThat(new ApprovedText("啊${a}啊").valuesIn("啊"))
                .as("no letter counts twice")
                .isEmpty();
        assertThatThrownBy(() -> new ApprovedText("${a} ${a}")).hasMessageContaining("twice");
        assertThatThrownBy(() -> new ApprovedText("${a b}")).hasMessageContaining("form");
    }

    /** With a value of each variable that the catalogue names, also of those that sending adds. */
    private static Map<String, Object> example(TemplateEntry entry) {
        var data = new HashMap<>(entry.example());
        for (var variable : entry.variables()) {
            data.putIfAbsent(
                    variable.name(),
                    switch (variable.kind()) {
                        case TEXT, CODE -> "值";
                        case NUMBER -> 3;
                        case FLAG -> true;
                        case LIST -> List.of("其一", "其二");
                    });
        }
        return data;
    }

    private static String composed(String content, Map<String, String> values) {
        var text = content;
        for (var value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /** A text as all accounts read it, or, where it says something else to the customer of a partner, as that one does. */
    private record Form(TextKey key, boolean ofCustomer) {

        String code() {
            return "SMS_ICP_" + key.template() + (ofCustomer ? "_CUSTOMER_" : "_") + key.language();
        }

        String text() {
            return OF_AGENT.matcher(ShippedTexts.read(key).text()).replaceAll(ofCustomer ? "$1" : "$2");
        }

        boolean exists() {
            return !ofCustomer
                    || OF_AGENT.matcher(ShippedTexts.read(key).text()).find();
        }
    }

    private static Stream<Form> forms() {
        return TextKey.all().stream()
                .filter(key -> key.channel() == Channel.SMS)
                .flatMap(key -> Stream.of(new Form(key, false), new Form(key, true)))
                .filter(Form::exists);
    }

    private static Map<String, String> contents() throws IOException {
        var found = new TreeMap<String, String>();
        try (var yaml = ApprovedTextsTest.class.getResourceAsStream("/sms/provider-templates.yaml")) {
            new YAMLMapper().readTree(yaml).path("templates").forEach(entry -> {
                if (entry.has("content")) {
                    found.put(entry.path("code").asText(), entry.path("content").asText());
                }
            });
        }
        return found;
    }

    /** A section, and what stands beside it without a word between, is one variable, named after what it depends on. */
    private static String contentOf(String text) {
        var content = new StringBuilder();
        var used = new HashMap<String, Integer>();
        var depth = 0;
        var isVariable = false;
        for (var piece : PIECE.matcher(SIGN.matcher(text.strip()).replaceFirst(""))
                .results()
                .map(one -> one.group())
                .toList()) {
            var name = "";
            if (piece.startsWith("{#if") || piece.startsWith("{#for")) {
                name = depth++ > 0 ? "" : piece.split("[ }]+")[piece.startsWith("{#if") ? 1 : 3];
            } else if (piece.startsWith("{/")) {
                depth--;
            } else if (depth == 0 && piece.startsWith("{")) {
                name = piece.substring(1, piece.length() - 1);
            } else if (depth == 0) {
                content.append(piece);
                isVariable = false;
            }
            if (!name.isEmpty() && !isVariable) {
                var times = used.merge(name, 1, Integer::sum);
                content.append("${").append(name).append(times > 1 ? times : "").append('}');
                isVariable = true;
            }
        }
        return content.toString();
    }
}
