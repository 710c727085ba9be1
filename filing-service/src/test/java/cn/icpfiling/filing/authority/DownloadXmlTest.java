package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.authority.AuthorityResult.Deregistered;
import cn.icpfiling.filing.authority.AuthorityResult.Granted;
import cn.icpfiling.filing.authority.AuthorityResult.NotUnderstood;
import cn.icpfiling.filing.authority.AuthorityResult.ProcessingError;
import cn.icpfiling.filing.authority.AuthorityResult.Reason;
import cn.icpfiling.filing.authority.AuthorityResult.Refused;
import cn.icpfiling.filing.authority.AuthorityResult.ServiceNumber;
import cn.icpfiling.filing.authority.AuthorityResult.Sms;
import cn.icpfiling.filing.authority.AuthorityResult.SmsState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DownloadXmlTest {
    private static final UUID ORDER = UUID.fromString("0198f0c2-a000-7000-8000-00000000000a");
    private static final UUID SERVICE = UUID.fromString("0198f0c2-a000-7000-8000-00000000000b");
    private static final String BAXH = "<Baxh>0198f0c2a0007000800000000000000a</Baxh>";

    private final DownloadXml xml = new DownloadXml(Vocabulary.bundled());

    @Test
    void an_sms_record_tells_state_deadline_and_phones() throws UnreadableXml {
        assertThat(results(
                        "DXHY",
                        BAXH + "<Zt>1</Zt><Jzsj>2026-03-03 00:30:00</Jzsj><Fsdx>138****0000,139****1111</Fsdx>"))
                .containsExactly(new Sms(
                        ORDER,
                        SmsState.PENDING,
                        Instant.parse("2026-03-02T16:30:00Z"),
                        List.of("138****0000", "139****1111")));
    }

    @Test
    void a_grant_carries_the_numbers() throws UnreadableXml {
        assertThat(results(
                        "BAJG",
                        BAXH + "<Jg>0</Jg><Shsj>2026-03-09 10:00:00</Shsj><Ztbah>浙ICP备2026000001号</Ztbah>"
                                + "<Wzlb><Wzxx><Wzxh>0198F0C2A0007000800000000000000B</Wzxh>"
                                + "<Wzbah>浙ICP备2026000001号-1</Wzbah></Wzxx></Wzlb>"))
                .containsExactly(new Granted(
                        ORDER,
                        Instant.parse("2026-03-09T02:00:00Z"),
                        "浙ICP备2026000001号",
                        List.of(new ServiceNumber(SERVICE, "浙ICP备2026000001号-1"))));
    }

    @Test
    void a_refusal_carries_its_reasons() throws UnreadableXml {
        assertThat(results(
                        "BAJG",
                        BAXH + "<Jg>1</Jg><Yylb><Yy><Zd>/subject/name</Zd><Dm>NAME</Dm><Ms>名称不符</Ms></Yy></Yylb>"))
                .containsExactly(new Refused(ORDER, null, List.of(new Reason("/subject/name", "NAME", "名称不符"))));
    }

    @Test
    void what_left_the_register_is_named_with_the_authoritys_words_whether_or_not_an_order_asked_for_it()
            throws UnreadableXml {
        var site = "<Ztbah>浙ICP备2026000001号</Ztbah><Wzbah>浙ICP备2026000001号-2</Wzbah>"
                + "<Shsj>2026-03-09 10:00:00</Shsj><Yy>网站已停办</Yy>";

        assertThat(results("ZXSJ", "<Baxh></Baxh>" + site))
                .containsExactly(new Deregistered(
                        null,
                        "浙ICP备2026000001号",
                        List.of("浙ICP备2026000001号-2"),
                        Instant.parse("2026-03-09T02:00:00Z"),
                        "网站已停办"));
        assertThat(results("ZXSJ", BAXH + site).getFirst().order()).isEqualTo(ORDER);
        assertThat(results("ZXSJ", "<Baxh>?</Baxh>" + site).getFirst()).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void a_processing_error_says_what_went_wrong() throws UnreadableXml {
        assertThat(results("CLCW", BAXH + "<Dm>7</Dm><Ms>重复</Ms>"))
                .containsExactly(new ProcessingError(ORDER, "7", "重复"));
    }

    @Test
    void a_record_that_breaks_the_form_is_kept_as_such_and_spoils_no_other() throws UnreadableXml {
        var entries = xml.entries(file("<DXHY><Record>" + BAXH + "<Zt>9</Zt></Record><Record>" + BAXH
                + "<Zt>2</Zt></Record></DXHY><HMDLB><Record><x>y</x></Record></HMDLB>"));

        assertThat(entries.stream().map(xml::result))
                .hasExactlyElementsOfTypes(NotUnderstood.class, Sms.class, NotUnderstood.class);
        assertThat(xml.result(entries.getLast()).order()).isNull();
    }

    @Test
    void another_document_is_no_download() {
        assertThatThrownBy(() -> xml.entries("<UploadData/>".getBytes(GbkText.GBK)))
                .isInstanceOf(UnreadableXml.class);
    }

    private List<AuthorityResult> results(String group, String record) throws UnreadableXml {
        return xml.entries(file("<" + group + "><Record>" + record + "</Record></" + group + ">")).stream()
                .map(xml::result)
                .toList();
    }

    private static byte[] file(String groups) {
        return ("<?xml version=\"1.0\" encoding=\"GBK\"?><DownloadData><FileName>d1</FileName><Groups>" + groups
                        + "</Groups></DownloadData>")
                .getBytes(GbkText.GBK);
    }
}
