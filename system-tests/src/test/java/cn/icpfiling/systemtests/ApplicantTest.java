package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The made-up people have right numbers: proven on the vectors of the standards. */
@Tag("long")
class ApplicantTest {

    @Test
    void check_digits_agree_with_the_standards_own_examples() {
        assertThat(CheckDigits.creditCode("91350100M000100Y4")).isEqualTo("91350100M000100Y43");
        assertThat(CheckDigits.creditCode("51510000MJ0000018")).isEqualTo("51510000MJ0000018T");
        assertThat(CheckDigits.organisationCode("D2143569")).isEqualTo("D2143569X");
        assertThat(CheckDigits.organisationCode("MA1MRHG2")).isEqualTo("MA1MRHG20");
        assertThat(CheckDigits.residentId("11010519491231002")).isEqualTo("11010519491231002X");
        assertThat(CheckDigits.residentId("44030119991231003")).isEqualTo("440301199912310032");
    }

    @Test
    void two_applicants_are_never_the_same() {
        var one = Applicant.fresh();
        var other = Applicant.fresh();

        assertThat(one.creditCode()).isNotEqualTo(other.creditCode()).hasSize(18);
        assertThat(one.domain()).isNotEqualTo(other.domain()).startsWith("ok-");
        assertThat(one.head().phone()).isNotEqualTo(one.webmaster().phone()).hasSize(11);
    }

    @Test
    void a_name_can_be_told_to_the_authority_and_is_found_nowhere_by_chance() {
        var name = Applicant.fresh().head().name();

        assertThat(Charset.forName("GBK").newEncoder().canEncode(name)).isTrue();
        var common = Charset.forName("GB2312").newEncoder();
        assertThat(name.substring(1).chars().noneMatch(character -> common.canEncode((char) character)))
                .isTrue();
    }

    @Test
    void the_same_person_has_the_same_phone_and_address_whenever_asked() {
        var one = Applicant.fresh();
        var again = new Applicant(
                one.company(), one.creditCode(), one.domain(), one.siteName(), one.head(), one.webmaster());

        assertThat(again.head().officePhone()).isEqualTo(one.head().officePhone());
        assertThat(again.head().mail())
                .isEqualTo(one.head().mail())
                .isNotEqualTo(one.webmaster().mail());
        assertThat(again.mailingAddress()).isEqualTo(one.mailingAddress()).isNotEqualTo(one.certificateAddress());
    }
}
