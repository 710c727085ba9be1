package cn.icpfiling.platform.testkit.connections;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** A method that is one transaction as a whole. */
@Singleton
class TransactionalMethod {

    @Transactional
    void runs(Runnable work) {
        work.run();
    }
}
