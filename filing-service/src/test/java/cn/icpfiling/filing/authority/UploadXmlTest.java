package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.OrderType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UploadXmlTest {
    private static final UUID ORDER = UUID.fromString("0198f0c2-a000-7000-8000-00000000000a");
    private static final UUID SERVICE = UUID.fromString("0198f0c2-a000-7000-8000-00000000000b");

    private final UploadXml xml = new UploadXml(Vocabulary.bundled());

    @Test
    void a_file_is_byte_for_byte_what_the_interface_expects() throws UnsendableRecord {
        var file = xml.file(7, List.of(xml.record(anOrder("浙江囧喆&堃科技有限公司"))));

        assertThat(file).isEqualTo(golden());
    }

    @Test
    void what_is_written_is_read_back_without_loss() throws UnsendableRecord, UnreadableXml {
        var file = AuthorityXml.read(xml.file(7, List.of(xml.record(anOrder("浙江囧喆&堃科技有限公司")))));

        var record = file.inside("Groups").getFirst().children().getFirst();
        assertThat(record.all("Ztxx").getFirst().textOf("Dwmc")).isEqualTo("浙江囧喆&堃科技有限公司");
        assertThat(record.inside("Wzlb").getFirst().all("Fzr").getFirst().textOf("Xm"))
                .isEqualTo("李<四>");
    }

    @Test
    void a_character_that_gbk_cannot_carry_stops_the_record_and_is_not_named_with_its_surroundings() {
        assertThatThrownBy(() -> xml.record(anOrder("𠮷野家有限公司")))
                .isInstanceOfSatisfying(UnsendableRecord.class, refused -> {
                    assertThat(refused.code()).isEqualTo("AUTHORITY_CHARACTER_LOST");
                    assertThat(refused).hasMessageContaining("Dwmc").hasMessageNotContaining("野家");
                });
    }

    @Test
    void a_record_without_what_the_authority_needs_is_not_written() {
        assertThatThrownBy(() -> xml.record(anOrder(" ")))
                .isInstanceOfSatisfying(
                        UnsendableRecord.class,
                        refused -> assertThat(refused.code()).isEqualTo("AUTHORITY_RECORD_INCOMPLETE"));
    }

    @Test
    void renumbering_changes_the_number_and_nothing_else() throws UnsendableRecord {
        var records = List.of(xml.record(anOrder("浙江囧喆&堃科技有限公司")));

        assertThat(xml.renumbered(xml.file(9, records), 9, 10)).isEqualTo(xml.file(10, records));
        assertThat(xml.renumbered(xml.file(10, records), 10, 7)).isEqualTo(golden());
    }

    @Test
    void each_kind_of_order_has_its_group_and_names_what_is_filed_already() throws UnsendableRecord, UnreadableXml {
        var records = new ArrayList<UploadXml.Written>();
        for (var type : OrderType.values()) {
            records.add(xml.record(anOrder(type, "浙江堃科技有限公司")));
        }

        var groups = AuthorityXml.read(xml.file(7, records)).inside("Groups");

        var words = Vocabulary.bundled();
        var inOrder = Stream.of(OrderType.values()).map(words::group).distinct().toList();
        assertThat(groups).extracting(group -> group.name()).containsExactlyElementsOf(inOrder);
        assertThat(groups.get(1).children()).hasSize(2).allSatisfy(record -> {
            assertThat(record.textOf("Ztbah")).isEqualTo("浙ICP备2026000007号");
            assertThat(record.inside("Wzlb").getFirst().textOf("Wzbah")).isNullOrEmpty();
        });
        var ending = groups.stream()
                .filter(group -> group.name().equals(words.group(OrderType.DEREGISTER_SERVICE)))
                .findFirst()
                .orElseThrow()
                .children()
                .getFirst();
        assertThat(ending.inside("Wzlb").getFirst().children())
                .extracting(field -> field.name())
                .containsExactly("Wzxh", "Wzbah", "Wzmc");
        var access = groups.get(2).children().getFirst();
        assertThat(access.textOf("Ztbah")).isEqualTo("浙ICP备2026000007号");
        assertThat(access.inside("Wzlb").getFirst().textOf("Wzbah")).isEqualTo("浙ICP备2026000007号-1");
    }

    @Test
    void an_order_for_a_filed_subject_is_not_sent_without_its_number() {
        var order = anOrder(OrderType.NEW_SERVICE_OTHER_PROVIDER, "浙江堃科技有限公司");
        var without = new UploadRecord(
                order.order(), order.type(), order.submittedAt(), null, order.holder(), order.sites(), order.papers());

        assertThatThrownBy(() -> xml.record(without)).isInstanceOf(UnsendableRecord.class);
    }

    private static UploadRecord anOrder(String holder) {
        return anOrder(OrderType.FIRST_FILING, holder);
    }

    private static UploadRecord anOrder(OrderType type, String holder) {
        var principal = new UploadRecord.Person(
                "阿卜杜拉·朱镕", 2, "11010519491231002X", "13800000000", "086-0571-88158388", "a@example.cn", true);
        var servicePrincipal =
                new UploadRecord.Person("李<四>", 2, "440301199912310032", "13900000000", null, null, false);
        return new UploadRecord(
                ORDER,
                type,
                Instant.parse("2026-03-01T16:30:00Z"),
                type.isOfFiledSubject() ? "浙ICP备2026000007号" : null,
                new UploadRecord.Holder(
                        holder, 4, 1, "91110000MA00000077", "杭州市龍井路1号〇室", "33", "330100", null, "杭州市龍井路1号", principal),
                List.of(new UploadRecord.Site(
                        SERVICE,
                        type.isOfFiledService() ? "浙ICP备2026000007号-1" : null,
                        "明日之家",
                        "www.ok-morgen.cn",
                        4294967296L + 128,
                        0,
                        List.of(1, 12),
                        List.of("ok-morgen.cn", "ok-abend.cn"),
                        16,
                        8589934592L,
                        List.of("47.96.0.1"),
                        servicePrincipal,
                        "公司门户——介绍产品")),
                List.of(new UploadRecord.Paper(
                        "SUBJECT_CERTIFICATE",
                        "0198f0c2a0007000800000000000000c.jpg",
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")));
    }

    private static byte[] golden() {
        try (var file = UploadXmlTest.class.getResourceAsStream("/authority/upload.gbk.xml")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
