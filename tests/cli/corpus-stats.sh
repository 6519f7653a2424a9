try corpus stats corpus
