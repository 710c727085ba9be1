package cn.icpfiling.filing.core.rules;

import static cn.icpfiling.filing.core.rules.Facts.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which certificates of principals a province takes, and for whom a deputy may stand. */
class ProvincePrincipalsTest {

    @Test
    void hebei_takes_no_foreigner_as_principal_and_people_of_hong_kong_macao_and_taiwan_it_takes() {
        var codes = new TreeMap<Integer, List<String>>();
        for (var type : List.of(7, 30, 11, 14, 41, 42)) {
            var facts = in("13");
            facts.subjectPrincipal = principal("John Roe", type, "E12345678", true);
            facts.servicePrincipal = facts.subjectPrincipal;
            codes.put(
                    type,
                    FilingRules.all(facts.build()).stream()
                            .filter(one -> one.rule().equals("R-014"))
                            .map(one -> one.code() + " " + one.pointer())
                            .toList());
        }
        var refused = List.of(
                "PRINCIPAL_IS_FOREIGN /subject/principal/certificateType",
                "PRINCIPAL_IS_FOREIGN /service/principal/certificateType");
        assertThat(codes)
                .isEqualTo(Map.of(7, refused, 30, refused, 11, List.of(), 14, List.of(), 41, List.of(), 42, List.of()));
    }

    @Test
    void shandong_takes_a_resident_id_alone() {
        var facts = in("37");
        for (var type : List.of(7, 11, 42)) {
            facts.subjectPrincipal = principal("John Roe", type, "E12345678", true);
            assertThat(broken(facts)).contains(tuple("R-014", "PRINCIPAL_NEEDS_RESIDENT_ID"));
        }
    }

    @Test
    void for_a_head_from_abroad_a_mainlander_files_in_shanxi_once_a_reviewer_read_the_letter() {
        var facts = in("14");
        facts.subjectPrincipal = principal("张三", 2, "11010519491231002X", false);

        assertThat(broken(facts)).isEmpty();
        assertThat(FilingRules.unknowns(facts.build()))
                .extracting(Violation::rule, Violation::pointer, Violation::code)
                .containsExactly(tuple("R-012", "/subject/principal/legalRepresentative", "HEAD_FROM_ABROAD_UNKNOWN"));

        facts.subjectPrincipal = principal("陳大文", 14, "H1234567890", true);
        assertThat(broken(facts)).containsExactly(tuple("R-012", "PRINCIPAL_NEEDS_RESIDENT_ID"));
        facts.subjectPrincipal = principal("张三", 2, "11010519491231002X", true);
        assertThat(broken(facts)).isEmpty();
        assertThat(FilingRules.unknowns(facts.build())).isEmpty();
    }

    private static List<org.assertj.core.groups.Tuple> broken(Facts facts) {
        return FilingRules.all(facts.build()).stream()
                .map(one -> tuple(one.rule(), one.code()))
                .toList();
    }

    private static Person principal(String name, int type, String number, Boolean legalRepresentative) {
        return new Person(name, type, number, "13800138000", "010-82998299", "p@example.com", legalRepresentative);
    }
}
