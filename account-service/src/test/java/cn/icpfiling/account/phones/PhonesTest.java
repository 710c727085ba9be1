package cn.icpfiling.account.phones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhonesTest {

    private final Phones phones = new Phones(null, null, Set.of("CN", "HK"));

    @Test
    void one_number_written_in_many_ways_is_one_number() {
        for (var written :
                new String[] {"13812345678", "+8613812345678", "0086 138 1234 5678", "+86-138-1234-5678", "１３８１２３４５６７８"
                }) {
            assertThat(phones.e164(written)).as(written).contains("+8613812345678");
        }
    }

    @Test
    void numbers_of_the_sandbox_are_numbers() {
        assertThat(phones.e164("13800000001")).contains("+8613800000001");
        assertThat(phones.e164("13800000002")).contains("+8613800000002");
    }

    @Test
    void a_number_of_another_region_in_the_list_is_taken() {
        assertThat(phones.e164("+85251234567")).contains("+85251234567");
    }

    @Test
    void what_gets_no_sms_from_us_is_refused() {
        for (var written :
                new String[] {"", "abc", "1381234567", "138123456789", "010-12345678", "+12025550123", "10086"}) {
            assertThat(phones.e164(written)).as(written).isEmpty();
        }
    }

    @Test
    void a_refusal_points_at_the_field() {
        assertThatThrownBy(() -> phones.require("123")).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.type()).isEqualTo(CommonProblem.INVALID_FIELD);
            assertThat(refusal.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.pointer()).isEqualTo("/phone");
                assertThat(violation.code()).isEqualTo("PHONE_INVALID");
            });
        });
    }
}
