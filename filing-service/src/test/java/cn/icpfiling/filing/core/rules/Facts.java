package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.tables.BundledTables;
import cn.icpfiling.filing.tables.RuleSetReader;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Facts of an honest first filing of an enterprise; each test spoils what it is about. */
final class Facts {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    static final RuleSet RULES =
            new RuleSet(1, RuleSetReader.read(RuleSetReader.shipped()).entries());
    private static final OrderFacts.Book BOOK = BundledTables.load();

    LocalDate today = TODAY;

    Region region = new Region("11", "110100", "110105");
    int nature = 4;
    int certificateType = 1;
    String certificateNumber = "91110000MA00000077";
    String domain = "ok-shop.cn";
    String subjectName = "北京示例科技有限公司";
    String address = "北京市朝阳区示例路1号";
    Person subjectPrincipal =
            new Person("张三", 2, "11010519491231002X", "13800138000", "010-82998299", "z@example.com", true);
    Person servicePrincipal =
            new Person("李四", 2, "310101200002290023", "+86 139 0013 9000", "086-010-82998299", "l@example.com", null);
    String serviceName = "示例科技官网";
    List<String> domains = List.of("ok-shop.cn");
    String homePage = "www.ok-shop.cn";
    Long contentTypes = 128L;
    String contentNote;
    Long preApprovals = 0L;
    List<Integer> languages = List.of(1);
    Long accessMode = 16L;
    Long serverLocation = 8589934592L;
    Set<MaterialKind> materials = EnumSet.allOf(MaterialKind.class);
    OrderType type = OrderType.FIRST_FILING;
    List<String> filedDomains = List.of();
    boolean numberBound = true;
    LocalDate numberTermEnds = TODAY.plusYears(1);
    long sitesOnRecord;

    static Facts ofAPerson() {
        var facts = new Facts();
        facts.nature = 5;
        facts.certificateType = 2;
        facts.certificateNumber = "11010519491231002X";
        facts.subjectName = "张三";
        facts.serviceName = "张三的随笔";
        facts.contentTypes = 32L;
        return facts;
    }

    static Facts in(String province) {
        var facts = new Facts();
        facts.region = region(province);
        return facts;
    }

    static Region region(String province) {
        var city = province + "0100";
        var county = new Facts()
                .build().codes().regions().divisions().stream()
                        .filter(division -> city.equals(division.parent()) && division.validTo() == null)
                        .findFirst()
                        .orElseThrow();
        return new Region(province, city, county.code());
    }

    OrderFacts build() {
        return new OrderFacts(
                type,
                new OrderFacts.Identity(region, nature, certificateType, certificateNumber, domain),
                new SubjectPart(subjectName, address, address, null, subjectPrincipal),
                new ServicePart(
                        "BSN-1",
                        serviceName,
                        domains,
                        homePage,
                        contentTypes,
                        contentNote,
                        preApprovals,
                        languages,
                        accessMode,
                        serverLocation,
                        null,
                        servicePrincipal),
                materials,
                numberBound,
                numberTermEnds,
                sitesOnRecord,
                filedDomains,
                today,
                BOOK,
                RULES.on(region.province(), type.kind().ruledAct(), today));
    }

    static OrderFacts nothingEntered() {
        var facts = new Facts();
        return new OrderFacts(
                OrderType.FIRST_FILING,
                new OrderFacts.Identity(
                        facts.region, facts.nature, facts.certificateType, facts.certificateNumber, facts.domain),
                null,
                null,
                Set.of(),
                false,
                null,
                0,
                List.of(),
                TODAY,
                BOOK,
                RULES.on(facts.region.province(), RuledAct.FIRST_FILING, TODAY));
    }
}
