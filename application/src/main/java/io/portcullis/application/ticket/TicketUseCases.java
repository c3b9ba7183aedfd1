package io.portcullis.application.ticket;

import io.portcullis.application.steps.CheckTicket;
import io.portcullis.application.steps.HashNewPassword;
import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.RemoveAccount;
import io.portcullis.application.steps.SpendBudget;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Tickets;
import io.portcullis.domain.port.Transactions;
import java.time.InstantSource;

/** The index of the street: all that is done by mailed links. */
public record TicketUseCases(
        RequestVerification requestVerification,
        VerifyEmail verifyEmail,
        RepudiateEmail repudiateEmail,
        RequestPasswordReset requestPasswordReset,
        ResetPassword resetPassword) {

    public static TicketUseCases over(
            CheckTicket checkTicket,
            HashNewPassword hashNewPassword,
            RemoveAccount removeAccount,
            SpendBudget spendBudget,
            QueueMail queueMail,
            RecordEvent recordEvent,
            Accounts accounts,
            Credentials credentials,
            Sessions sessions,
            Tickets tickets,
            Budgets budgets,
            Transactions transactions,
            InstantSource clock) {
        return new TicketUseCases(
                new RequestVerification(accounts, spendBudget, queueMail, recordEvent, transactions),
                new VerifyEmail(checkTicket, accounts, tickets, queueMail, recordEvent, transactions, clock),
                new RepudiateEmail(checkTicket, removeAccount, accounts, tickets, recordEvent, transactions, clock),
                new RequestPasswordReset(accounts, spendBudget, queueMail, recordEvent, transactions),
                new ResetPassword(
                        checkTicket,
                        hashNewPassword,
                        accounts,
                        credentials,
                        sessions,
                        tickets,
                        budgets,
                        queueMail,
                        recordEvent,
                        transactions,
                        clock));
    }
}
