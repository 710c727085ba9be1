package cn.icpfiling.filing.reveal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.platform.problem.Texts;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RevealedFieldTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Person SUBJECTS =
            new Person("张三", 2, "11010519491231002X", "13800138000", "010-1", "z@x.cn", true);
    private static final Person SERVICES =
            new Person("李四", 2, "310101200002290023", "13900139000", "010-2", "l@x.cn", true);

    @Test
    void each_field_is_the_value_at_its_place() {
        var order = new RevealedField.Clear(
                "91110000MA00000077",
                new SubjectPart("示例", "路1号", "路2号", null, SUBJECTS),
                new ServicePart(null, null, null, null, null, null, null, null, null, null, null, SERVICES),
                new Person("王五", null, null, "13700137000", "010-3", "w@x.cn", null));

        assertThat(RevealedField.values())
                .extracting(field -> field.in(order))
                .containsExactly(
                        "91110000MA00000077",
                        "示例",
                        "路1号",
                        "路2号",
                        "张三",
                        "11010519491231002X",
                        "13800138000",
                        "010-1",
                        "z@x.cn",
                        "李四",
                        "310101200002290023",
                        "13900139000",
                        "010-2",
                        "l@x.cn",
                        "王五",
                        "13700137000",
                        "010-3",
                        "w@x.cn");
    }

    @Test
    void what_was_not_entered_is_not_there() {
        var draft = new RevealedField.Clear("91110000MA00000077", null, null, null);

        assertThat(RevealedField.values())
                .filteredOn(field -> field != RevealedField.CERTIFICATE_NUMBER)
                .allSatisfy(field -> assertThat(field.in(draft)).isNull());
    }

    /** A refusal lists what may be asked for as it is written. */
    @Test
    void a_text_names_a_field_by_its_place() {
        var texts = Texts.load();
        for (var locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            for (var field : RevealedField.values()) {
                assertThat(texts.text(locale, "RevealedField." + field.name(), List.of()))
                        .isEqualTo(JSON.convertValue(field, String.class));
            }
        }
    }
}
