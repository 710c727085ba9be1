package cn.icpfiling.legacy.rows;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.rows.LoadColumn.Form;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A report shows masked values, also where a row is shifted and a column has what belongs to another one. */
class ShownValueTest {

    @Test
    void a_value_of_its_column_is_shown_so_that_its_owner_knows_it() {
        assertThat(shown(Form.PHONE, "13800138000")).isEqualTo("138****8000");
        assertThat(shown(Form.PHONE, "0571-88888888")).isEqualTo("0571-****8888");
        assertThat(shown(Form.CERTIFICATE, "110105194912310021")).isEqualTo("110105********0021");
        assertThat(shown(Form.CERTIFICATE, "D2143569-X")).isEqualTo("********-X");
        assertThat(shown(Form.MAIL, "zhangsan@example.com")).isEqualTo("z***@example.com");
        assertThat(shown(Form.SECRET, "x")).isEqualTo("***");
    }

    /** The masks of numbers show the ends of a text: of an address all but four characters, of a short name the whole. */
    @Test
    void of_a_value_of_another_column_its_first_character_is_shown_at_most() {
        var others = List.of(
                "张三",
                "欧阳修远",
                "Li Lei",
                "北京市海淀区中关村大街1号院2号楼3单元401室，电话13800138000，联系人张三",
                "13800138000、13900139000",
                "zhangsan@example.com 13800138000",
                "张三 13800138000 zhangsan@example.com 110105194912310021");

        for (var form : List.of(Form.NAME, Form.TEXT, Form.PHONE, Form.CERTIFICATE, Form.MAIL)) {
            for (var other : others) {
                assertThat(shown(form, other).substring(other.offsetByCodePoints(0, 1)))
                        .as("%s in a column of %s", other, form)
                        .matches("[*]+…?");
            }
        }
    }

    private static String shown(Form form, String value) {
        return ShownValue.of(LoadColumn.optional("any", form, 512), value);
    }
}
