package cn.icpfiling.platform.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

    @ParameterizedTest
    @CsvSource({
        "example.com,          example.com",
        "EXAMPLE.Com,          example.com",
        "www.example.com,      example.com",
        "WWW.example.com.,     example.com",
        "' example.com ',      example.com",
        "例子.中国,             xn--fsqu00a.xn--fiqs8s",
        "例子。中国,            xn--fsqu00a.xn--fiqs8s",
        "xn--fsqu00a.xn--fiqs8s, xn--fsqu00a.xn--fiqs8s",
        "ｅｘａｍｐｌｅ．ｃｎ,    example.cn",
        "faß.de,               xn--fa-hia.de",
        "www.com.cn,           www.com.cn",
        "www.cn,               www.cn",
        "a.www.example.com,    a.www.example.com",
        "中文.cn,               xn--fiq228c.cn",
        "中文.网络,             xn--fiq228c.xn--io0a7i",
        "〇二.公司,             xn--w6ju23g.xn--55qx5d",
        "カタ・カナ.cn,          xn--lcka3d1b7p.cn",
    })
    void a_name_has_one_form(String written, String name) {
        assertThat(DomainName.parse(written).ascii()).isEqualTo(name);
        assertThat(DomainName.parse(written))
                .isEqualTo(DomainName.parse(name))
                .hasSameHashCodeAs(DomainName.parse(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "com",
                "a..com",
                ".a.com",
                "a.com..",
                "-a.com",
                "a-.com",
                "a_b.com",
                "http://a.com",
                "a.com/x",
                "a b.com",
                "192.0.2.1",
                "xn--a.com",
                "☃.com",
                "xn--n3h.com",
                "i❤you.com",
                "🐼.cn",
                "ⓐ☎.com",
                "a\u0640b.com",
                "ᄀ.com",
                "a·b.com",
                "a・b.com",
                "a\u200db.com",
                "\u0301a.com",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com"
            })
    void what_is_no_name_is_refused(String text) {
        assertThatThrownBy(() -> DomainName.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example.com,       example.com",
        "a.b.example.com.cn,     example.com.cn",
        "shop.例子.公司.cn,       xn--fsqu00a.xn--55qx5d.cn",
        "x.example.bj.cn,        example.bj.cn",
        "a.city.kawasaki.jp,     city.kawasaki.jp",
        "a.b.c.kawasaki.jp,      b.c.kawasaki.jp",
        "a.b.unheardof,          b.unheardof",
        "com.cn,                 com.cn",
        "商店.例子.中国,          xn--fsqu00a.xn--fiqs8s",
        "商店.例子.网络.cn,       xn--fsqu00a.xn--io0a7i.cn",
        "商店.例子.政务,          xn--fsqu00a.xn--zfr164b",
        "a.city.gd.cn,           city.gd.cn",
    })
    void one_registers_under_a_public_suffix(String written, String registrable) {
        assertThat(DomainName.parse(written).registrable().ascii()).isEqualTo(registrable);
    }

    @Test
    void a_name_can_be_read_and_told_by_its_top_level() {
        var name = DomainName.parse("shop.xn--fsqu00a.xn--fiqs8s");
        assertThat(name.unicode()).isEqualTo("shop.例子.中国");
        assertThat(name.tld()).isEqualTo("xn--fiqs8s");
        assertThat(DomainName.parse("com.cn").isPublicSuffix()).isTrue();
        assertThat(name.isPublicSuffix()).isFalse();
    }

    @Test
    void a_name_that_is_compared_keeps_its_www() {
        assertThat(DomainName.verbatim("WWW.Example.com.").ascii()).isEqualTo("www.example.com");
        assertThat(DomainName.verbatim("www.example.com")).isNotEqualTo(DomainName.parse("example.com"));
        assertThat(DomainName.verbatim("例子。中国")).isEqualTo(DomainName.parse("xn--fsqu00a.xn--fiqs8s"));
    }

    @Test
    void the_list_of_suffixes_says_of_which_day_it_is() {
        assertThat(DomainName.suffixesAsOf()).isAfterOrEqualTo("2026-11-15");
    }

    @Property
    void reading_what_was_written_changes_nothing(@ForAll @AlphaChars @StringLength(min = 1, max = 63) String label) {
        var name = DomainName.parse(label + ".example.cn");
        assertThat(DomainName.parse(name.ascii())).isEqualTo(name);
        assertThat(DomainName.parse(name.unicode())).isEqualTo(name);
    }
}
