package cn.icpfiling.sandbox.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.icpfiling.sandbox.SandboxStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the authority does of itself and tells in its files: ends, bars and tasks. */
@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class AuthorityNewsApiTest extends FiledSubjectsScene {

    @Test
    void the_authority_deregisters_of_itself_and_tells_who_has_access() {
        var here = AFiling.of();
        var number = provider.decided(here).value("Ztbah");
        var elsewhere = AFiling.of();
        String foreign = file(elsewhere, "\"services\":[{\"name\":\"别站\",\"domains\":[\"" + elsewhere.domain + "\"]}]")
                .extract()
                .path("subjectNumber");

        post("/authority/deregistrations", "{\"serviceNumber\":\"" + number + "-1\",\"reason\":\"空壳网站\"}")
                .statusCode(201)
                .body("serviceNumbers[0]", equalTo(number + "-1"));
        post("/authority/deregistrations", "{\"subjectNumber\":\"" + number + "\",\"reason\":\"主体注销\"}")
                .statusCode(201)
                .body("serviceNumbers", hasSize(0));
        post("/authority/deregistrations", "{\"subjectNumber\":\"" + foreign + "\",\"reason\":\"主体注销\"}")
                .statusCode(201)
                .body("serviceNumbers[0]", equalTo(foreign + "-1"));

        var told = provider.recordsOfSubject("ZXSJ", number);
        assertThat(told).extracting(record -> record.value("Yy")).containsExactly("空壳网站", "主体注销");
        assertThat(told).extracting(record -> record.value("Baxh")).containsOnly("");
        assertThat(provider.recordsOfSubject("ZXSJ", foreign)).isEmpty();
        assertThat(provider.state("0", elsewhere.domain)).isEqualTo("1");
        post("/authority/deregistrations", "{\"subjectNumber\":\"" + number + "\",\"reason\":\"再次\"}")
                .statusCode(404);
        post("/authority/deregistrations", "{\"reason\":\"\"}")
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/subjectNumber", "/reason")));
    }

    @Test
    void a_file_carries_any_groups_and_some_of_them_twice() {
        var filed = AFiling.of();
        var number = provider.decided(filed).value("Ztbah");
        var change = filed.later("BGWZ", number, number + "-1").siteName("一起");
        var site = filed.later("XZWZ", number, "").domain("ok-along" + filed.count + ".cn");
        var one = AFiling.of();
        var two = AFiling.of();

        assertThat(provider.uploadGroups(one, change, site, two).code()).isZero();

        for (var order : List.of(one, change, site, two)) {
            provider.waitFor(order, "DXHY", 1);
            SmsPage.verify(order, SmsPage.code(order.phone), order.lastSix(), 200);
        }
        for (var order : List.of(one, change, site, two)) {
            assertThat(provider.waitFor(order, "BAJG", 1).getFirst().value("Jg"))
                    .isEqualTo("0");
        }
        var unknown = AFiling.of();
        unknown.group = "XZXX";
        assertThat(provider.uploadGroups(unknown).code()).isEqualTo(4);
    }

    @Test
    @Tag("long")
    void a_barred_certificate_and_a_barred_domain_are_refused_and_told() {
        var person = AFiling.of();
        var site = AFiling.of();
        post("/authority/blacklist", "{\"domain\":\"WWW." + site.domain + "\"}").statusCode(201);
        post("/authority/blacklist", "{\"domain\":\"" + site.domain + "\"}").statusCode(201);
        post("/authority/blacklist", "{\"certificateType\":\"2\",\"certificateNumber\":\"" + person.number + "\"}")
                .statusCode(201)
                .body("certificateType", equalTo("2"));
        post("/authority/blacklist", "{}").statusCode(400);

        assertThat(provider.recordsOfGroup("HMDLB"))
                .extracting(record -> record.value("Cxtj"))
                .containsOnlyOnce(site.domain)
                .contains(person.number);
        assertThat(provider.state("0", site.domain)).isEqualTo("2");
        assertThat(provider.state("2", person.number)).isEqualTo("2");
        assertThat(provider.decided(site).value("Zd")).isEqualTo("/service/domains/0");
        assertThat(provider.decided(person).value("Zd")).isEqualTo("/subject/certificateNumber");
    }

    @Test
    void what_is_to_be_looked_at_and_what_is_open_without_a_filing_is_told() {
        var site = AFiling.of();
        post(
                        "/authority/spot-checks",
                        "{\"serviceNumber\":\"京ICP备2019000001号-1\",\"items\":[\"1\",\"5\"],\"note\":\"电话\"}")
                .statusCode(201);
        post("/authority/spot-checks", "{\"items\":[]}").statusCode(400);
        post("/authority/unfiled-sites", "{\"domain\":\"" + site.domain + "\",\"address\":\"203.0.113.10\"}")
                .statusCode(201);
        post("/authority/unfiled-sites", "{\"address\":\"x\"}").statusCode(400);

        assertThat(provider.recordsOfGroup("HSRW"))
                .anySatisfy(task ->
                        assertThat(task.value("Wzbah") + task.value("Hcx")).isEqualTo("京ICP备2019000001号-11,5"));
        assertThat(provider.recordsOfGroup("WBAWZLB"))
                .extracting(record -> record.value("Ym"))
                .contains(site.domain);
    }

    @Test
    void what_was_found_at_a_task_is_judged_as_the_task_says_and_a_round_once() {
        String task = post(
                        "/authority/spot-checks",
                        "{\"serviceNumber\":\"京ICP备2019000001号-1\",\"items\":[\"1\",\"5\"],\"refusals\":1}")
                .statusCode(201)
                .extract()
                .path("task");
        post("/authority/spot-checks", "{\"serviceNumber\":\"京ICP备2019000001号-1\",\"items\":[\"1\"],\"refusals\":10}")
                .statusCode(400);

        for (var round : List.of(1, 1, 2)) {
            found(task, round, "1", "5");
        }
        found(task, 3, "1");
        found("HC" + task, 1, "1");

        assertThat(provider.recordsOfGroup("HCJG"))
                .filteredOn(opinion -> opinion.value("Rwxh").endsWith(task))
                .extracting(opinion -> opinion.value("Rwxh").length() - task.length() + " " + opinion.value("Hccs")
                        + " " + opinion.value("Jg"))
                .containsExactly("0 1 1", "0 2 0", "0 3 1", "2 1 1");
    }

    private void found(String task, int round, String... items) {
        var next = provider.next();
        var answers = Stream.of(items)
                .map(item -> "<Hcjg><Hcx>" + item + "</Hcx><Jg>0</Jg></Hcjg>")
                .collect(Collectors.joining());
        var document = Provider.data(next, "")
                .replace(
                        "<XZBA></XZBA>",
                        "<HSJG><Record><Rwxh>" + task + "</Rwxh><Hccs>" + round
                                + "</Hccs><Hcsj>2026-03-09 10:00:00</Hcsj><Hcjglb>" + answers
                                + "</Hcjglb></Record></HSJG>");
        assertThat(provider.uploadZip(next, Provider.zip("UP" + next + ".xml", document))
                        .code())
                .isZero();
    }
}
