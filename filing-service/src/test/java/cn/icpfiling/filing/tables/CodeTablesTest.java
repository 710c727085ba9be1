package cn.icpfiling.filing.tables;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.identifier.FilingNumber;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables of the trade a second time (docs/trade.md 4), written down from the sources and not from the file. Codes go to the authority
 * as they are, so two that were exchanged would be seen there first. A change of a table is made in both.
 */
class CodeTablesTest {

    /** What an entry says beside its code and its Chinese name. */
    private static final List<String> MORE = List.of("nature", "numberForm", "prefix", "province");

    private static final List<String> MARKS = List.of("person", "note");

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_table_has_the_rows_of_the_trade(String family, String rows) throws IOException {
        var written = new ArrayList<String>();
        entries(family).forEach(entry -> written.add(row(entry)));

        assertThat(written)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(rows.split(";"))
                        .map(String::strip)
                        .filter(row -> !row.isEmpty())
                        .toList());
    }

    @Test
    void filing_numbers_are_read_with_the_prefixes_of_the_table() throws IOException {
        assertThat(entries("provinces"))
                .hasSize(31)
                .allSatisfy(province -> assertThat(
                                FilingNumber.parse(province.path("prefix").asText() + "ICP备12345678号")
                                        .province())
                        .isEqualTo(province.path("code").asText()));
    }

    private static JsonNode entries(String family) throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("src/main/resources/rules/code-tables.yaml").toFile())
                .path(family)
                .path("entries");
    }

    private static String row(JsonNode entry) {
        var parts = new ArrayList<>(List.of(
                entry.path(entry.has("code") ? "code" : "flag").asText(),
                entry.path("zh").asText()));
        MORE.stream().filter(entry::has).map(name -> entry.path(name).asText()).forEach(parts::add);
        MARKS.stream().filter(name -> entry.path(name).asBoolean()).forEach(parts::add);
        return String.join(" ", parts);
    }

    static Stream<Arguments> a_table_has_the_rows_of_the_trade() {
        return Stream.of(
                Arguments.of("natures", """
            1 国防机构; 2 政府机关; 3 事业单位; 4 企业; 5 个人; 6 社会团体; 9 民办非企业单位; 10 基金会; 11 律师执业机构; 12 外国在华文化中心;
            13 群众性团体组织; 14 司法鉴定机构; 15 宗教团体; 16 境外机构; 17 医疗机构; 18 公证机构; 19 集体经济; 20 仲裁机构;
            """),
                Arguments.of("certificateTypes", """
            5 部队代号 1 FREE; 23 军队单位对外有偿服务许可证 1 FREE; 9 组织机构代码证 2 ORGANISATION_CODE; 13 统一社会信用代码证书 2 USCC;
            3 组织机构代码证 3 ORGANISATION_CODE; 4 事业单位法人证书 3 FREE; 15 统一社会信用代码证书 3 USCC;
            1 营业执照（个人或企业） 4 BUSINESS_LICENCE; 12 组织机构代码证 4 ORGANISATION_CODE; 27 外国企业常驻代表机构登记证 4 FREE;
            2 居民身份证 5 RESIDENT_ID; 7 护照 5 FREE; 11 台湾居民来往大陆通行证 5 FREE; 14 港澳居民来往内地通行证 5 FREE;
            30 外国人永久居留身份证 5 FREE; 41 港澳居民居住证 5 FREE; 42 台湾居民居住证 5 FREE; 6 社会团体法人登记证书 6 FREE;
            10 组织机构代码证 6 ORGANISATION_CODE; 16 组织机构代码证 9 ORGANISATION_CODE; 17 民办非企业单位登记证书 9 FREE;
            36 社会服务机构登记证书 9 FREE; 37 民办学校办学许可证 9 FREE; 18 组织机构代码证 10 ORGANISATION_CODE;
            19 基金会法人登记证书 10 FREE; 20 组织机构代码证 11 ORGANISATION_CODE; 21 律师事务所执业许可证 11 FREE;
            22 外国在华文化中心登记证 12 FREE; 34 外国政府旅游部门常驻代表机构批准登记证 12 FREE; 40 北京市外国驻华使馆人员子女学校办学许可证 12 FREE;
            24 统一社会信用代码证书 13 USCC; 28 司法鉴定许可证 14 FREE; 25 宗教活动场所登记证 15 FREE; 35 境外机构证件 16 FREE;
            38 医疗机构执业许可证 17 FREE; 39 公证机构执业证 18 FREE; 43 农村集体经济组织登记证 19 FREE; 44 仲裁委员会登记证 20 FREE;
            """),
                Arguments.of("historicCertificateTypes", """
            8 军官证 5 FREE;
            """),
                Arguments.of("accessModes", """
            1 专线; 2 主机托管; 4 虚拟主机; 8 其他; 16 云接入;
            """),
                Arguments.of("contentTypes", """
            1 即时通信; 2 搜索引擎; 4 综合门户; 8 网上邮局; 16 网络新闻; 32 博客/个人空间 person; 64 网络广告/信息; 128 单位门户网站; 256 网络购物;
            512 网上支付; 1024 网上银行; 2048 网上炒股/股票基金; 4096 网络游戏; 8192 网络音乐; 16384 网络影视; 32768 网络图片;
            65536 网络软件/下载; 131072 网上求职; 262144 网上交友/婚介; 524288 网上房产; 1048576 网络教育; 2097152 网站建设;
            4194304 WAP; 8388608 其他 person note; 134217728 APP; 268435456 网络借贷信息中介; 536870912 互联网股权融资;
            1073741824 互联网保险; 2147483648 互联网跨界金融及资产管理; 4294967296 网上非银支付;
            """),
                Arguments.of("preApprovals", """
            1 新闻; 2 出版; 4 教育; 8 医疗保健; 16 药品和医疗器械; 32 电子公告服务; 256 文化; 512 广播电影电视节目; 2048 网络预约车; 4096 互联网金融;
            8192 校外培训; 16384 宗教;
            """),
                Arguments.of("serverLocations", """
            1 安徽 34; 2 北京 11; 4 重庆 50; 8 福建 35; 16 广东 44; 32 甘肃 62; 64 广西 45; 128 贵州 52; 256 河南 41;
            512 湖北 42; 1024 河北 13; 2048 海南 46; 8192 黑龙江 23; 16384 湖南 43; 32768 吉林 22; 65536 江苏 32;
            131072 江西 36; 262144 辽宁 21; 1048576 内蒙古 15; 2097152 宁夏 64; 4194304 青海 63; 8388608 四川 51;
            16777216 山东 37; 33554432 上海 31; 67108864 陕西 61; 134217728 山西 14; 268435456 天津 12;
            1073741824 新疆 65; 2147483648 西藏 54; 4294967296 云南 53; 8589934592 浙江 33;
            """),
                Arguments.of("languages", """
            1 简体; 2 繁体; 3 维吾尔; 4 哈萨克; 5 柯尔克孜; 6 蒙古; 7 藏; 8 壮; 9 朝鲜; 10 彝; 11 苗; 12 英; 13 日; 14 法; 15 俄;
            16 西; 17 阿;
            """),
                Arguments.of("provinces", """
            11 北京 京; 12 天津 津; 13 河北 冀; 14 山西 晋; 15 内蒙古 蒙; 21 辽宁 辽; 22 吉林 吉; 23 黑龙江 黑; 31 上海 沪; 32 江苏 苏;
            33 浙江 浙; 34 安徽 皖; 35 福建 闽; 36 江西 赣; 37 山东 鲁; 41 河南 豫; 42 湖北 鄂; 43 湖南 湘; 44 广东 粤; 45 广西 桂;
            46 海南 琼; 50 重庆 渝; 51 四川 蜀; 52 贵州 黔; 53 云南 滇; 54 西藏 藏; 61 陕西 陕; 62 甘肃 陇; 63 青海 青; 64 宁夏 宁;
            65 新疆 新;
            """));
    }
}
