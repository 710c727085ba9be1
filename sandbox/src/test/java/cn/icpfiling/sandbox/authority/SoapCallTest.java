package cn.icpfiling.sandbox.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SoapCallTest {

    @Test
    void a_chinese_parameter_arrives_unharmed() throws IOException {
        var envelope = Provider.envelope(
                "<i:isp_verifybamm xmlns:i=\"urn:isp\"><bamm>备案密码&amp;喆&#x20BB7;</bamm></i:isp_verifybamm>");

        try (var call = SoapCall.read(new ByteArrayInputStream(envelope))) {
            assertThat(call.method()).isEqualTo("isp_verifybamm");
            assertThat(call.parameter("bamm")).isEqualTo("备案密码&喆𠮷");
        }
    }

    @Test
    void a_payload_is_decoded_and_digested() throws IOException {
        var bytes = new byte[100_001];
        new java.util.Random(7).nextBytes(bytes);
        var folded = Base64.getMimeEncoder().encodeToString(bytes);
        var envelope = Provider.envelope(
                "<i:isp_upload xmlns:i=\"urn:isp\"><beianInfo>" + folded + "</beianInfo></i:isp_upload>");

        try (var call = SoapCall.read(new ByteArrayInputStream(envelope));
                var read = call.payload().orElseThrow().open()) {
            assertThat(call.payload().orElseThrow().hash()).isEqualTo(Provider.md5(bytes));
            assertThat(read.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void what_is_no_base64_is_known_as_such() throws IOException {
        var envelope = Provider.envelope("<i:isp_upload xmlns:i=\"urn:isp\"><beianInfo>这不是</beianInfo></i:isp_upload>");

        try (var call = SoapCall.read(new ByteArrayInputStream(envelope))) {
            assertThat(call.payload().orElseThrow().readable()).isFalse();
        }
    }

    @Test
    void a_document_type_is_refused() {
        var bomb = "<?xml version=\"1.0\" encoding=\"GBK\"?><!DOCTYPE s [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                + "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                + "<i:isp_download xmlns:i=\"urn:isp\"><ispId>&a;</ispId></i:isp_download></s:Body></s:Envelope>";

        assertThatThrownBy(() -> SoapCall.read(new ByteArrayInputStream(bomb.getBytes(Provider.GBK))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void bytes_that_are_not_gbk_are_refused() {
        var utf8 = new String(
                        Provider.envelope("<i:isp_verifybamm xmlns:i=\"urn:isp\"><bamm>李雷雷</bamm></i:isp_verifybamm>"),
                        Provider.GBK)
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> SoapCall.read(new ByteArrayInputStream(utf8))).isInstanceOf(IOException.class);
    }

    @Test
    void a_method_of_another_namespace_is_refused() {
        var envelope = Provider.envelope("<isp_download/>");

        assertThatThrownBy(() -> SoapCall.read(new ByteArrayInputStream(envelope)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("urn:isp");
    }

    @Test
    void the_answer_is_gbk_around_an_escaped_document() {
        var answer = IspAnswer.of(IspCode.SEQUENCE_GAP).with("missing", "3,4").with("note", "李<𠮷>");

        var wire = new String(SoapAnswer.of("isp_upload", answer), Provider.GBK);

        assertThat(wire).startsWith("<?xml version=\"1.0\" encoding=\"GBK\"?>").contains(":isp_uploadResponse");
        var read = new Provider.Answer(200, wire);
        assertThat(read.code()).isEqualTo(14);
        assertThat(read.inner("missing")).isEqualTo("3,4");
        assertThat(read.inner("msg")).isEqualTo("上报序号不连续");
        assertThat(wire).contains("&#x20bb7;");
    }
}
