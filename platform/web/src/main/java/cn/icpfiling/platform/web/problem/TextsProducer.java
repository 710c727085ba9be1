package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.Texts;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class TextsProducer {

    @Produces
    @Singleton
    Texts texts() {
        return Texts.load();
    }
}
