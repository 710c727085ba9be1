package cn.icpfiling.filing.offline;

import static cn.icpfiling.filing.OfflineCase.PATH;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.BusinessClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** What the tests of offline cases share: an applicant whose domain is filed elsewhere, and the calls of a case. */
abstract class OfflineScene {
    static final Map<String, String> TOLD = Map.of("name", "北京示例<科技>有限公司", "principal", "张三", "phone", "13800138000");

    @Inject
    BusinessClock clock;

    @Inject
    Sql sql;

    @Inject
    AuditTrail trail;

    final Applicant applicant = new Applicant();
    final String domain = Applicant.domain("filed-elsewhere");

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
        // What this test left open would be asked about in the next.
        sql.update("UPDATE offline_deregistrations SET next_look_at = NULL");
    }

    Response instructions(String id) {
        return applicant.call().get(PATH + "/" + id + "/instructions");
    }

    Response form(String id, String accepted) {
        return form(applicant, id, accepted);
    }

    static Response form(Applicant who, String id, String accepted) {
        return who.call().accept(accepted).get(PATH + "/" + id + "/form");
    }

    LocalDate day() {
        return LegalTime.dayOf(clock.instant());
    }
}
