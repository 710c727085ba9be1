package cn.icpfiling.platform.web.time;

import cn.icpfiling.platform.time.WorkingDays;
import cn.icpfiling.platform.web.BusinessClock;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

final class Clocks {

    @Produces
    @Singleton
    @MachineClock
    Clock machine() {
        return Clock.systemUTC();
    }

    /** Also the {@link Clock} without a qualifier. */
    @Produces
    @Singleton
    BusinessClock business(@MachineClock Clock machine) {
        return new BusinessClock(machine);
    }

    @Produces
    @Singleton
    WorkingDays workingDays() {
        return WorkingDays.bundled();
    }
}
