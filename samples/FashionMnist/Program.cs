using FashionMnist;

return FashionCommand.Create().Parse(args).Invoke();
