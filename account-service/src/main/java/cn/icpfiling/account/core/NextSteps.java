package cn.icpfiling.account.core;

import java.util.List;

/** What a recovery lets its holder do next, as it is stored. */
public record NextSteps(List<NextStep> items) {

    public NextSteps {
        items = List.copyOf(items);
    }
}
