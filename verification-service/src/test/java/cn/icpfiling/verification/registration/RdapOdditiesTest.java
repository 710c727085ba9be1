package cn.icpfiling.verification.registration;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.core.rules.Registrar;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RDAP servers write that RFC 9083 does not have. */
class RdapOdditiesTest {

    private static final DomainName NAME = DomainName.parse("example.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errorCode\": 404}",
                "{\"errorCode\": 404, \"title\": \"Not Found\", \"description\": [\"Domain example.com not found\"]}",
                "{\"errorCode\": 404, \"title\": \"Object not found\", \"description\": \"The domain is not registered\"}",
            })
    void an_error_object_about_the_name_says_that_it_is_not_registered(String body) {
        assertThat(RdapReader.saysNotFound(bytes(body))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errorCode\": 404, \"title\": \"TLD not supported by this server\"}",
                "{\"errorCode\": 404, \"title\": \"Not Found\", \"description\": [\"TLD not supported by this server\"]}",
                "{\"errorCode\": 404, \"title\": \"Not Found\", \"description\": \"Unsupported TLD\"}",
                "{\"errorCode\": 404, \"description\": [\"This server is not authoritative\", \"for the name\"]}",
                "{\"errorCode\": 400}",
                "{}"
            })
    void an_error_object_about_the_server_says_nothing_of_the_name(String body) {
        assertThat(RdapReader.saysNotFound(bytes(body))).isFalse();
    }

    @Test
    void a_name_in_its_own_letters_may_be_null_but_not_both_names() {
        assertThat(read("\"ldhName\": \"example.com\", \"unicodeName\": null")).isInstanceOf(Reading.Found.class);
        assertThat(read("\"ldhName\": null, \"unicodeName\": \"example.com\"")).isInstanceOf(Reading.Found.class);
        assertThat(read("\"ldhName\": null, \"unicodeName\": null")).isInstanceOf(Reading.Unreadable.class);
        assertThat(read("\"ldhName\": \"example.com\", \"unicodeName\": \"other.com\""))
                .isInstanceOf(Reading.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"registrar\"]", "\"registrar\"", "[\"Registrar\"]", "\"REGISTRAR\""})
    void a_role_may_be_a_text_and_in_capitals(String roles) {
        assertThat(registrar(roles, id("1599"))).isEqualTo(new Registrar(null, 1599));
    }

    @Test
    void two_different_iana_ids_name_no_registrar_and_the_same_one_twice_does() {
        assertThat(registrar("[\"registrar\"]", id("1599") + "," + id("146"))).isNull();
        assertThat(registrar("[\"registrar\"]", id("1599") + "," + id("1599"))).isEqualTo(new Registrar(null, 1599));
    }

    @Test
    void what_was_left_out_may_be_named_by_a_text() {
        var told = found("\"ldhName\": \"example.com\", \"redacted\": [{\"name\": \"Registrant Name\"}]");

        assertThat(told.origin().redacted()).containsExactly("registrant name");
        assertThat(told.registrant().withheld()).isTrue();
    }

    private static String id(String identifier) {
        return "{\"type\": \"IANA Registrar ID\", \"identifier\": \"" + identifier + "\"}";
    }

    private static Registrar registrar(String roles, String ids) {
        return found("\"ldhName\": \"example.com\", \"entities\": [{\"roles\": " + roles + ", \"publicIds\": [" + ids
                        + "]}]")
                .registrar();
    }

    private static RegistrationRecord found(String fields) {
        return ((Reading.Found) read(fields)).record();
    }

    private static Reading read(String fields) {
        return RdapReader.read(bytes("{\"objectClassName\": \"domain\", " + fields + "}"), NAME);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
