package cn.icpfiling.legacy.resets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;

class FiledAsTest {

    @Test
    void a_filing_is_named_by_a_domain_or_by_a_number_of_the_subject_or_of_a_site() {
        assertThat(FiledAs.parse("Legacy-Shop.com")).isEqualTo(new FiledAs("legacy-shop.com", false));
        assertThat(FiledAs.parse("京ICP备12000001号-3")).isEqualTo(FiledAs.parse("京ICP备12000001号"));
        assertThat(FiledAs.parse("京ICP备12000001号").isNumber()).isTrue();
    }

    @Test
    void what_is_stored_is_read_as_the_same() {
        for (var written : new String[] {"legacy-shop.com", "京ICP备12000001号"}) {
            var filed = FiledAs.parse(written);
            assertThat(FiledAs.stored(filed.text())).isEqualTo(filed);
        }
    }

    @Test
    void anything_else_is_refused() {
        assertThatThrownBy(() -> FiledAs.parse("not a domain")).isInstanceOf(ProblemException.class);
    }
}
