package cn.icpfiling.verification.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrarNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "阿里云计算有限公司（万网） | 阿里云计算有限公司",
                "阿里云计算有限公司(万网) | 阿里云计算有限责任公司",
                "北京新网数码信息技术有限公司 | 新网数码信息技术有限公司",
                "北京市新网数码信息技术有限公司 | 北京新网数码信息技术有限责任公司",
                "四川省成都西维数码科技有限公司 | 成都西维数码科技有限公司",
                "厦门易名科技有限公司 | 厦门易名科技股份有限公司",
                "新网数码信息技术（北京）有限公司 | 北京新网数码信息技术有限公司",
                "Alibaba Cloud Computing Ltd. d/b/a HiChina (www.net.cn) | Alibaba Cloud Computing Limited",
                "XIN NET TECHNOLOGY CORPORATION | Xinnet Technology Corp.",
                "Hangzhou AiMing Network Co., LTD | AiMing Network Company Limited",
                "Chengdu west dimension digital technology Co., LTD | Chengdu West Dimension Digital Technology Co.,Ltd",
                "Bizcn.com,Inc. | BizCN.com, Inc",
                "ＧｏＤａｄｄｙ．ｃｏｍ， ＬＬＣ | godaddy.com llc"
            })
    void a_place_a_form_and_a_trade_name_do_not_make_another_registrar(String one, String other) {
        assertThat(RegistrarName.of(one).isSameAs(RegistrarName.of(other)))
                .as("%s, %s", RegistrarName.of(one), RegistrarName.of(other))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "北京示例科技有限公司 | 上海示例科技有限公司",
                "示例科技（北京）有限公司 | 示例科技（上海）有限公司",
                "Beijing Sample Technology Co., Ltd. | Shanghai Sample Technology Co., Ltd.",
                "阿里云计算有限公司 | 阿里巴巴云计算（北京）有限公司",
                "广东金万邦科技投资有限公司 | 广东时代互联科技有限公司",
                "（） | （）",
                "有限公司 | 股份有限公司"
            })
    void another_name_or_another_place_is_another_registrar(String one, String other) {
        assertThat(RegistrarName.of(one).isSameAs(RegistrarName.of(other)))
                .as("%s, %s", RegistrarName.of(one), RegistrarName.of(other))
                .isFalse();
    }

    @Test
    void a_name_that_is_nothing_but_a_place_stays_a_name() {
        assertThat(RegistrarName.of("北京").core()).isEqualTo("北京");
        assertThat(RegistrarName.of("Beijing").core()).isEqualTo("beijing");
    }
}
