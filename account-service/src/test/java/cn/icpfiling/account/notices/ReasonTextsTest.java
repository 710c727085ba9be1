package cn.icpfiling.account.notices;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.platform.problem.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTextsTest {

    private static final List<String> NOT_SYNCED = List.of("REAL_NAME_NOT_SYNCED");

    private final ReasonTexts texts = new ReasonTexts(Texts.load());

    @Test
    void a_notice_names_the_day_from_which_real_name_data_should_be_there() {
        assertThat(texts.in(Language.ZH, NOT_SYNCED, "2026-12-03"))
                .singleElement()
                .asString()
                .contains("2026-12-03");
        assertThat(texts.in(Language.EN, NOT_SYNCED, "2026-12-03"))
                .singleElement()
                .asString()
                .contains("2026-12-03");
    }

    @Test
    void where_no_day_is_known_or_the_reason_names_none_the_text_has_no_place_for_it() {
        assertThat(texts.in(Language.ZH, NOT_SYNCED, null))
                .singleElement()
                .asString()
                .doesNotContain("{");
        assertThat(texts.in(Language.ZH, List.of("DOMAIN_EXPIRED"), "2026-12-03"))
                .isEqualTo(texts.in(Language.ZH, List.of("DOMAIN_EXPIRED"), null));
    }
}
