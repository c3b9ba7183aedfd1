package io.portcullis.testkit.fake;

import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.Outbox;
import io.portcullis.domain.port.SecretChecks;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.port.Tickets;
import io.portcullis.domain.port.Transactions;
import io.portcullis.testkit.contract.Stores;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stores that tell of each call before they make it. Whoever is told may throw, and the call is not made: so a store can
 * break down wherever one likes.
 */
public final class WatchedStores implements Stores {

    /** The name under which a commit is told, which is no method of a port. */
    public static final String COMMIT = "Transactions.commit";

    private final Stores stores;
    private final Consumer<String> watcher;

    /**
     * Watches those stores.
     *
     * @param watcher is told each call by its port and method, such as {@code Accounts.find}
     */
    public WatchedStores(Stores stores, Consumer<String> watcher) {
        this.stores = stores;
        this.watcher = watcher;
    }

    @Override
    public Accounts accounts() {
        return watched(Accounts.class, stores.accounts());
    }

    @Override
    public Credentials credentials() {
        return watched(Credentials.class, stores.credentials());
    }

    @Override
    public Sessions sessions() {
        return watched(Sessions.class, stores.sessions());
    }

    @Override
    public SigningKeys signingKeys() {
        return watched(SigningKeys.class, stores.signingKeys());
    }

    @Override
    public SecretChecks secretChecks() {
        return watched(SecretChecks.class, stores.secretChecks());
    }

    @Override
    public AuditTrail auditTrail() {
        return watched(AuditTrail.class, stores.auditTrail());
    }

    @Override
    public Budgets budgets() {
        return watched(Budgets.class, stores.budgets());
    }

    @Override
    public Tickets tickets() {
        return watched(Tickets.class, stores.tickets());
    }

    @Override
    public Outbox outbox() {
        return watched(Outbox.class, stores.outbox());
    }

    /** Their commits are told too; one that is not made leaves nothing behind. */
    @Override
    public Transactions transactions() {
        return proxy(Transactions.class, (_, method, arguments) -> {
            told(Transactions.class, method);
            return method.getName().equals("run")
                    ? stores.transactions().run(committing((Transactions.Block<?>) arguments[0]))
                    : invoke(() -> method.invoke(stores.transactions(), arguments));
        });
    }

    private <T> Transactions.Block<T> committing(Transactions.Block<T> block) {
        return transaction -> {
            T result = block.run(transaction);
            watcher.accept(COMMIT);
            return result;
        };
    }

    private <T> T watched(Class<T> port, T store) {
        return proxy(port, (_, method, arguments) -> {
            told(port, method);
            return invoke(() -> method.invoke(store, arguments));
        });
    }

    private void told(Class<?> port, Method method) {
        if (method.getDeclaringClass() == port) {
            watcher.accept(port.getSimpleName() + '.' + method.getName());
        }
    }

    private static <T> T proxy(Class<T> port, InvocationHandler handler) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    /** What reflection can do. */
    @FunctionalInterface
    private interface Call {
        @Nullable
        Object make() throws ReflectiveOperationException;
    }

    private static @Nullable Object invoke(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
