package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AuthorityXmlTest {

    @Test
    void a_document_is_read_in_the_encoding_it_declares() throws UnreadableXml {
        var gbk = "<?xml version=\"1.0\" encoding=\"GBK\"?><a><b>北京·囧</b></a>".getBytes(GbkText.GBK);
        var utf8 = "<?xml version='1.0' encoding='utf-8'?><a><b>北京·囧</b></a>".getBytes(StandardCharsets.UTF_8);

        assertThat(AuthorityXml.read(gbk).textOf("b")).isEqualTo("北京·囧");
        assertThat(AuthorityXml.read(utf8).textOf("b")).isEqualTo("北京·囧");
    }

    @Test
    void without_a_declaration_it_is_gbk() throws UnreadableXml {
        assertThat(AuthorityXml.read("<a>浙</a>".getBytes(GbkText.GBK)).text()).isEqualTo("浙");
    }

    @Test
    void half_a_character_is_an_error_and_not_a_replacement() {
        var broken = "<a>浙</a>".getBytes(GbkText.GBK);
        broken[4] = (byte) 0xff;

        assertThatThrownBy(() -> AuthorityXml.read(broken)).isInstanceOf(UnreadableXml.class);
    }

    @Test
    void a_document_type_is_refused_whatever_it_declares() {
        var external = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
        var laughs = "<!DOCTYPE a [<!ENTITY l \"ha\"><!ENTITY m \"&l;&l;&l;&l;\">]><a>&m;</a>";
        var harmless = "<!DOCTYPE a><a>x</a>";

        for (var document : new String[] {external, laughs, harmless}) {
            assertThatThrownBy(() -> AuthorityXml.read(document)).isInstanceOf(UnreadableXml.class);
        }
    }

    @Test
    void an_encoding_outside_the_interface_is_refused() {
        var document = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> AuthorityXml.read(document))
                .isInstanceOf(UnreadableXml.class)
                .hasMessageContaining("UTF-16");
    }

    @Test
    void endless_nesting_is_refused() {
        assertThatThrownBy(() -> AuthorityXml.read("<a>".repeat(100) + "</a>".repeat(100)))
                .isInstanceOf(UnreadableXml.class);
    }

    @Test
    void garbage_is_refused() {
        for (var document : new String[] {"", "   ", "busy", "<a>", "<a></b>", "<a/><b/>"}) {
            assertThatThrownBy(() -> AuthorityXml.read(document)).isInstanceOf(UnreadableXml.class);
        }
    }

    @Test
    void the_canonical_form_knows_no_white_space_and_reads_back() throws UnreadableXml {
        var written = AuthorityXml.read("<r>\n  <a> x &amp; &lt;y> </a>\n  <b/>\n</r>");

        assertThat(written.canonical()).isEqualTo("<r><a>x &amp; &lt;y></a><b></b></r>");
        assertThat(AuthorityXml.read(written.canonical()).canonical()).isEqualTo(written.canonical());
    }
}
