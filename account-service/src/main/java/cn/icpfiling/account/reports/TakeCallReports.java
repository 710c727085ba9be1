package cn.icpfiling.account.reports;

import cn.icpfiling.account.machinecalls.MachineCalls;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes down what the provider reports of calls, each in a transaction of its own. */
@ApplicationScoped
class TakeCallReports {

    private final MachineCalls calls;

    TakeCallReports(MachineCalls calls) {
        this.calls = calls;
    }

    void handle(List<CallReport> reports) {
        reports.forEach(report -> UnitOfWork.run(() -> calls.settle(report.call(), report.outcome())));
    }
}
