package cn.icpfiling.planted;

import cn.icpfiling.platform.database.UnitOfWork;

/** Keeps the rules: something happens after the transaction. */
final class SoundTransactions {
    void around(Runnable work, Runnable after) {
        UnitOfWork.run(work);
        after.run();
    }
}
