package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** All required fields of the service and its principal are entered. */
final class ServiceIsComplete implements FilingRule {

    @Override
    public String id() {
        return "F-011";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var service = facts.service();
        var gaps = new Gaps(id());
        gaps.need("/service/name", service.name());
        gaps.need("/service/domains", service.domains().isEmpty() ? null : service.domains());
        gaps.need("/service/contentTypes", service.contentTypes());
        gaps.need("/service/languages", service.languages().isEmpty() ? null : service.languages());
        gaps.need("/service/accessMode", service.accessMode());
        gaps.need("/service/serverLocation", service.serverLocation());
        gaps.needPerson("/service/principal", facts.principals().get("/service/principal"), !facts.isPerson());
        return gaps.found();
    }
}
